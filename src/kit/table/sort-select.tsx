import { NativeSelect } from '#src/kit/controls/native-select.tsx';
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

/** Sorts the cards of a narrow screen, which have no header to press. */
export function SortSelect<Row>({ columns, sort, onSort, orderName }: SortSelectProps<Row>) {
  const sortable = columns.filter((column) => column.value);
  if (sortable.length === 0) return null;
  return (
    <NativeSelect
      aria-label="Sort by"
      boxClass="w-28 shrink-0 sm:hidden"
      className="w-full"
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
    </NativeSelect>
  );
}
