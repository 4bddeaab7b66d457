import { NativeSelect } from '#src/kit/controls/native-select.tsx';
import { announce } from '#src/kit/feedback/announce.ts';
import type { Sort } from '#src/lib/sort.ts';
import type { Column } from './column.ts';

type SortSelectProps<Row> = { columns: readonly Column<Row>[]; sort: Sort; onSort: (sort: Sort) => void };

const directions = ['ascending', 'descending'] as const;

/** Sorts the cards of a narrow screen, which have no header to press. */
export function SortSelect<Row>({ columns, sort, onSort }: SortSelectProps<Row>) {
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
        const choice = choices.find(({ value }) => value === event.currentTarget.value);
        if (!choice) return;
        onSort({ by: choice.by, direction: choice.direction });
        announce(`Sorted by ${choice.header}, ${choice.direction}`);
      }}
    >
      {choices.map(({ value, header, direction }) => (
        <option key={value} value={value} aria-label={`${header}, ${direction}`}>
          {header} {direction === 'ascending' ? '↑' : '↓'}
        </option>
      ))}
    </NativeSelect>
  );
}
