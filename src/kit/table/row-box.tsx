import { useId } from 'react';
import { CheckBox } from '#src/kit/form/checkbox.tsx';

type RowBoxProps = {
  label: string;
  /** Why the row can't be selected. */
  reason: string | undefined;
  checked: boolean | 'mixed';
  /** `isRange`: pressed with Shift, which selects everything since the last one. */
  onChange: (checked: boolean, isRange: boolean) => void;
};

/** A row's checkbox. If the row can't be selected, it shows why and doesn't change. */
export function RowBox({ label, reason, checked, onChange }: RowBoxProps) {
  const id = useId();
  return (
    // The box takes the press; the label only enlarges it.
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

type SelectPageProps<Row> = {
  /** The rows of the page that can be selected. */
  rows: readonly Row[];
  isSelected: (row: Row) => boolean;
  onChange: (checked: boolean) => void;
};

/** Selects all rows of the page, or deselects them. */
export function SelectPage<Row>({ rows, isSelected, onChange }: SelectPageProps<Row>) {
  const count = rows.filter(isSelected).length;
  const areAll = count > 0 && count === rows.length;
  return (
    <RowBox
      label="Select all on this page"
      reason={rows.length === 0 ? 'Nothing on this page can be selected' : undefined}
      checked={areAll || (count > 0 && 'mixed')}
      onChange={() => onChange(!areAll)}
    />
  );
}
