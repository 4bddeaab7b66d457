/* oxlint-disable jsx-a11y/no-redundant-roles -- browsers drop a table's meaning when its display changes, as in the cards */
import { startTransition, useEffect, useId, useMemo, useRef, useState, type ReactNode } from 'react';
import { pageOf, type Rows } from '#src/lib/page-of.ts';
import { sortRows, type Sort } from '#src/lib/sort.ts';
import { DataTableHead } from './data-table-head.tsx';
import { DataTableRow } from './data-table-row.tsx';
import type { Column, RowSelection } from './data-table-types.ts';
import { Pager } from './pager.tsx';
import { SelectPage, usePick } from './row-selection.tsx';
import { SortSelect } from './sort-select.tsx';

/** More than a screen shows of a table with something above it, and a third of a page. */
const drawnAtOnce = 17;
const none: readonly never[] = [];

export type DataTableProps<Row> = {
  /** Names the table for screen readers ("Service accounts"). */
  caption: string;
  columns: readonly Column<Row>[];
  /** All rows that match the filters. Paging happens here, and sorting by columns that say by what. */
  rows: Rows<Row>;
  rowKey: (row: Row) => string;
  sort: Sort | undefined;
  onSort: (sort: Sort) => void;
  /** Counts from 1; one past the end shows the last page. */
  page: number;
  onPage: (page: number) => void;
  pageSize?: number | undefined;
  /** These are still the rows of before: those that were asked for are on their way. */
  isStale?: boolean | undefined;
  /** Stands in place of the table when there are no rows. */
  empty: ReactNode;
  rowActions?: ((row: Row) => ReactNode) | undefined;
  /** Marks a row that needs attention; say why in words in one of its cells. */
  flag?: ((row: Row) => 'warning' | 'danger' | undefined) | undefined;
  selection?: RowSelection<Row> | undefined;
};

/**
 * A real table with sortable headers and paging, over rows that are all here: 100,000 rows sort once per change and only a
 * page of them is drawn. Controlled: sort and page belong in the URL. Under 640 px each row is a card with its labels in
 * the same order, and a select sorts. Memoize `columns` (or keep them outside the component): a new array sorts again.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowKey, sort, onSort, page, onPage, pageSize = 50, empty, rowActions, flag } = props;
  const { selection, isStale = false } = props;
  const captionId = useId();
  const by = sort?.by;
  const direction = sort?.direction ?? 'ascending';
  const sorted = useMemo(() => {
    const value = columns.find((column) => column.id === by)?.sortValue;
    return typeof value === 'function' ? sortRows(rows.slice(0, rows.length), value, direction) : rows;
  }, [rows, columns, by, direction]);
  const current = useMemo(() => pageOf(sorted, page, pageSize), [sorted, page, pageSize]);
  const { drawn, isWhole } = useDrawn(current.rows, rowKey);
  const missing = Math.max(0, current.rows.length - drawn.length);
  const box = useRef<HTMLDivElement>(null);
  const turnTo = (next: number) => {
    onPage(next);
    // Who reads on begins at the first row.
    if ((box.current?.getBoundingClientRect().top ?? 0) < 0) box.current?.scrollIntoView();
  };
  const pick = usePick(current.rows, rowKey, selection);
  const draw = (row: Row) => {
    const key = rowKey(row);
    const choice = selection && {
      pick,
      isPicked: selection.isSelected(row),
      pickLabel: selection.labelOf(row),
      pickReason: selection.reasonOf(row),
    };
    return <DataTableRow key={key} {...{ row, columns }} actions={rowActions} flagOf={flag} {...choice} />;
  };

  if (rows.length === 0) return <div className="rounded-lg border border-line bg-surface-raised">{empty}</div>;
  return (
    <div className="grid min-w-0 gap-3">
      <SortSelect columns={columns} sort={sort} onSort={onSort} />
      <div
        ref={box}
        className="min-w-0 rounded-lg border border-line bg-surface-raised [--row-line:1px] [--row:9.5rem] sm:[--row:2.5625rem] sm:max-lg:overflow-x-auto"
        style={{ paddingBottom: missing > 0 ? `calc(${missing} * var(--row))` : undefined }}
      >
        <table
          role="table"
          aria-labelledby={captionId}
          aria-busy={!isWhole || isStale}
          className="w-full border-separate border-spacing-0 text-sm wrap-anywhere max-sm:block sm:table-fixed"
        >
          <caption id={captionId} className="sr-only">
            {caption}
          </caption>
          <DataTableHead columns={columns} sort={sort} onSort={onSort} hasActions={rowActions !== undefined}>
            {selection && <SelectPage rows={current.rows} selection={selection} />}
          </DataTableHead>
          <tbody role="rowgroup" className="max-sm:block">
            {drawn.map(draw)}
          </tbody>
        </table>
      </div>
      <Pager {...current} onPage={turnTo} label={caption} />
    </div>
  );
}

/**
 * The rows that are drawn by now, and whether they are those of the page. A table that appears shows itself first, then what its
 * screen holds, then the others in steps: none takes long. From then on, what changes on the screen is drawn at once, and below
 * it stands what stood there, until there is time.
 */
function useDrawn<Row>(rows: readonly Row[], rowKey: (row: Row) => string) {
  const [state, setState] = useState<Drawing<Row>>({ rows, upTo: 0, drawn: none });
  const now = state.rows === rows ? state : drawnUpTo(beginning(state, rows, rowKey), { ...state, rows }, rowKey);
  if (now !== state) setState(now);
  const isWhole = now.upTo >= rows.length;
  useEffect(() => {
    if (!isWhole) startTransition(() => setState(drawnUpTo(nextStep(now.upTo, rows.length), now, rowKey)));
  }, [isWhole, now, rows.length, rowKey]);
  return { drawn: now.drawn, isWhole };
}

interface Drawing<Row> {
  /** The page's. */
  readonly rows: readonly Row[];
  /** How many of them are drawn. */
  readonly upTo: number;
  /** Those, and behind them the rows that were drawn before. */
  readonly drawn: readonly Row[];
}

/** With how many rows to begin when they change: where the same ones stand, only what changed in them is drawn. */
function beginning<Row>(before: Drawing<Row>, rows: readonly Row[], rowKey: (row: Row) => string): number {
  const keys = before.rows.map(rowKey);
  const isSamePage = rows.length === keys.length && rows.every((row, at) => rowKey(row) === keys[at]);
  return isSamePage ? before.upTo : nextStep(0, rows.length);
}

/** How many rows of `count` stand after the next step. A few that would be left over are drawn along. */
function nextStep(upTo: number, count: number): number {
  const next = upTo + drawnAtOnce;
  return count - next < drawnAtOnce / 2 ? count : next;
}

function drawnUpTo<Row>(upTo: number, { rows, drawn }: Drawing<Row>, rowKey: (row: Row) => string): Drawing<Row> {
  if (upTo >= rows.length) return { rows, upTo, drawn: rows };
  const first = rows.slice(0, upTo);
  // A row may have moved up: drawn twice, React would never let go of the other one. One that moved down keeps its focus.
  const keys = new Set(first.map(rowKey));
  const later = new Set(rows.slice(upTo).map(rowKey));
  const kept = drawn.filter((row, at) => !keys.has(rowKey(row)) && (at >= upTo || later.has(rowKey(row))));
  return { rows, upTo, drawn: [...first, ...kept] };
}
