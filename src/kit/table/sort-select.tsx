import { useId } from 'react';
import { NativeSelect } from '#src/kit/controls/native-select.tsx';
import { announce } from '#src/kit/feedback/announce.ts';
import type { Sort } from '#src/lib/sort.ts';
import type { Column } from './data-table-types.ts';

type SortSelectProps<Row> = { columns: readonly Column<Row>[]; sort: Sort | undefined; onSort: (sort: Sort) => void };

const directions = ['ascending', 'descending'] as const;

/** Sorts the cards of a narrow screen, where the table has no header to click. */
export function SortSelect<Row>({ columns, sort, onSort }: SortSelectProps<Row>) {
  const id = useId();
  const choices = columns
    .filter((column) => column.sortValue)
    .flatMap(({ id: by, header }) =>
      directions.map((direction) => ({ by, direction, header, value: `${by} ${direction}` })),
    );
  if (choices.length === 0) return null;
  return (
    <div className="flex items-center gap-2 sm:hidden">
      <label htmlFor={id} className="text-sm text-text-muted">
        Sort by
      </label>
      <NativeSelect
        id={id}
        boxClass="min-w-0 flex-1"
        className="w-full"
        value={sort ? `${sort.by} ${sort.direction}` : ''}
        onChange={(event) => {
          const choice = choices.find(({ value }) => value === event.currentTarget.value);
          if (!choice) return;
          onSort({ by: choice.by, direction: choice.direction });
          announce(`Sorted by ${choice.header}, ${choice.direction}`);
        }}
      >
        {!sort && <option value="">As listed</option>}
        {choices.map(({ value, header, direction }) => (
          <option key={value} value={value} aria-label={`${header}, ${direction}`}>
            {header} {direction === 'ascending' ? '↑' : '↓'}
          </option>
        ))}
      </NativeSelect>
    </div>
  );
}
