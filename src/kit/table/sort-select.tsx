import { ArrowDownNarrowWide, ArrowDownWideNarrow } from 'lucide-react';
import { announce } from '#src/kit/feedback/announce.ts';
import type { Sort } from '#src/lib/sort.ts';
import type { Column } from './column.ts';

type SortSelectProps<Row> = {
  columns: readonly Column<Row>[];
  sort: Sort;
  onSort: (sort: Sort) => void;
  /** The name of the order that no column gives, if the rows have one: "By weight". */
  orderName?: string | undefined;
};

const directions = ['ascending', 'descending'] as const;

/** Sorts the cards of a narrow screen, which have no header to press: an icon, so that the search keeps the room. */
export function SortSelect<Row>({ columns, sort, onSort, orderName }: SortSelectProps<Row>) {
  const sortable = columns.filter((column) => column.value);
  if (sortable.length === 0) return null;
  const Icon = sort.direction === 'ascending' ? ArrowDownNarrowWide : ArrowDownWideNarrow;
  const select = (
    <select
      aria-label="Sort by"
      className="absolute inset-0 appearance-none opacity-0"
      value={`${sort.by} ${sort.direction}`}
      onChange={({ currentTarget: { value, selectedOptions } }) => {
        const [by = '', direction] = value.split(' ');
        onSort({ by, direction: direction === 'descending' ? direction : 'ascending' });
        const name = selectedOptions[0]?.getAttribute('aria-label');
        announce(name ? `Sorted by ${name}` : `Sorted: ${orderName}`);
      }}
    >
      {orderName && <option value=" ascending">{orderName}</option>}
      {sortable.flatMap(({ id, header }) =>
        directions.map((direction) => (
          <option key={id + direction} value={`${id} ${direction}`} aria-label={`${header}, ${direction}`}>
            {header} {direction === 'ascending' ? '↑' : '↓'}
          </option>
        )),
      )}
    </select>
  );
  return (
    <span className="relative grid size-8 shrink-0 place-items-center rounded-md border border-line-strong bg-surface-raised text-text has-focus-visible:outline-2 has-focus-visible:outline-focus sm:hidden">
      <Icon className="size-4" aria-hidden="true" />
      {select}
    </span>
  );
}
