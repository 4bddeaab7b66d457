import { useCallback, useEffect, useId, useRef } from 'react';
import { CheckBox } from '#src/kit/form/checkbox.tsx';
import type { RowSelection } from './data-table-types.ts';

/** A row's box was pressed; `isRange`, with Shift: everything since the last one that was. */
export type PickRow<Row> = (row: Row, checked: boolean, isRange: boolean) => void;

/** Stays the same while rows come and go and are selected: a row is drawn again only when it changes itself. */
export function usePick<Row>(
  rows: readonly Row[],
  rowKey: (row: Row) => string,
  selection: RowSelection<Row> | undefined,
): PickRow<Row> {
  const now = useRef({ rows, selection });
  const last = useRef<string>(undefined);
  useEffect(() => {
    now.current = { rows, selection };
  }, [rows, selection]);
  return useCallback(
    (row, checked, isRange) => {
      const { rows: shown, selection: chosen } = now.current;
      const anchor = shown.findIndex((other) => rowKey(other) === last.current);
      const at = shown.findIndex((other) => rowKey(other) === rowKey(row));
      last.current = rowKey(row);
      // Of a selection that was cleared since, nothing is gone on with.
      const isKnown = isRange && anchor >= 0 && at >= 0 && shown.some((other) => chosen?.isSelected(other));
      chosen?.select(isKnown ? shown.slice(Math.min(anchor, at), Math.max(anchor, at) + 1) : [row], checked);
    },
    [rowKey],
  );
}

type RowBoxProps = {
  label: string;
  reason: string | undefined;
  checked: boolean | 'mixed';
  onChange: (checked: boolean, isRange: boolean) => void;
};

/** The box that selects a row. One that can't be selected says why, and stays as it is. */
export function RowBox({ label, reason, checked, onChange }: RowBoxProps) {
  const id = useId();
  return (
    // The press is the box's; the label only makes it larger.
    <label className="-m-1 inline-grid size-6 place-items-center align-middle select-none" title={reason}>
      <CheckBox
        aria-label={label}
        aria-disabled={reason ? true : undefined}
        aria-describedby={reason && id}
        checked={checked}
        onChange={(next, isRange) => !reason && onChange(next, isRange)}
      />
      {reason && (
        <span id={id} className="sr-only">
          {reason}
        </span>
      )}
    </label>
  );
}

type SelectPageProps<Row> = { rows: readonly Row[]; selection: RowSelection<Row> };

/** Selects what the page holds, or lets go of it. */
export function SelectPage<Row>({ rows, selection: { isSelected, select, reasonOf } }: SelectPageProps<Row>) {
  const can = rows.filter((row) => !reasonOf(row));
  const count = can.filter(isSelected).length;
  return (
    <RowBox
      label="Select all on this page"
      reason={can.length === 0 ? 'Nothing on this page can be selected' : undefined}
      checked={count > 0 && count === can.length ? true : count > 0 ? 'mixed' : false}
      onChange={() => select(can, count < can.length)}
    />
  );
}
