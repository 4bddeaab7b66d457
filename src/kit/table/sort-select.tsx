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

const ownOrder = ' ascending';

const directions = ['ascending', 'descending'] as const;

/** Sorts the cards of a narrow screen, which have no header to press. */
export function SortSelect<Row>({ columns, sort, onSort, orderName }: SortSelectProps<Row>) {
  const choices = columns
    .filter((column) => column.value)
    .flatMap(({ id: by, header }) =>
      directions.map((direction) => ({ by, direction, header, value: `${by} ${direction}` })),
    );
  if (choices.length === 0) return null;
  return (
    <NativeSelect
      aria-label="Sort by"
      boxClass="w-28 shrink-0 sm:hidden"
      className="w-full"
      value={`${sort.by} ${sort.direction}`}
      onChange={(event) => {
        const wanted = event.currentTarget.value;
        if (wanted === ownOrder) onSort({ by: '', direction: 'ascending' });
        const choice = choices.find(({ value }) => value === wanted);
        if (!choice) return;
        onSort({ by: choice.by, direction: choice.direction });
        announce(`Sorted by ${choice.header}, ${choice.direction}`);
      }}
    >
      {orderName !== undefined && <option value={ownOrder}>{orderName}</option>}
      {choices.map(({ value, header, direction }) => (
        <option key={value} value={value} aria-label={`${header}, ${direction}`}>
          {header} {direction === 'ascending' ? '↑' : '↓'}
        </option>
      ))}
    </NativeSelect>
  );
}
