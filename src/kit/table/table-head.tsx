/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role -- browsers drop a table's meaning when its display changes, as in the cards */
import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { announce } from '#src/kit/feedback/announce.ts';
import { cx } from '#src/lib/cx.ts';
import type { Sort } from '#src/lib/sort.ts';
import { type Column, columnClass } from './column.ts';

type HeadProps<Row extends object> = {
  sort: Sort | undefined;
  onSort: (sort: Sort) => void;
  columns: readonly Column<Row>[];
  hasMenu: boolean;
  /** The box that selects all rows of the page, if rows can be selected. */
  children?: ReactNode;
};

const cell =
  'sticky top-(--sticky-top,0px) z-10 h-9 border-b border-line bg-surface-muted px-3 font-medium text-text-muted first:rounded-tl-lg first:pl-4 last:rounded-tr-lg';

/** The header row: sticks below `--sticky-top`. A narrow screen shows SortSelect instead. */
export function TableHead<Row extends object>({ sort, onSort, columns, hasMenu, children }: HeadProps<Row>) {
  return (
    <thead role="rowgroup" className="max-sm:hidden">
      <tr role="row">
        {children && (
          <th role="columnheader" scope="col" className={cx(cell, 'w-12 text-left')}>
            {children}
          </th>
        )}
        {columns.map((column) => {
          const direction = sort?.by === column.id ? sort.direction : 'none';
          return (
            <th
              key={column.id}
              role="columnheader"
              scope="col"
              aria-sort={column.value && direction}
              style={{ width: column.width }}
              className={cx(cell, columnClass(column))}
            >
              {column.value ? <SortButton column={column} direction={direction} onSort={onSort} /> : column.header}
            </th>
          );
        })}
        {hasMenu && (
          <th role="columnheader" scope="col" className={cx(cell, 'w-12')}>
            <span className="sr-only">Actions</span>
          </th>
        )}
      </tr>
    </thead>
  );
}

type SortButtonProps<Row extends object> = {
  column: Column<Row>;
  direction: Sort['direction'] | 'none';
  onSort: (sort: Sort) => void;
};

const icons = { ascending: ArrowUp, descending: ArrowDown, none: ChevronsUpDown };

function SortButton<Row extends object>({ column, direction, onSort }: SortButtonProps<Row>) {
  const Icon = icons[direction];
  const next = direction === 'ascending' ? 'descending' : 'ascending';
  return (
    <button
      type="button"
      onClick={() => {
        onSort({ by: column.id, direction: next });
        announce(`Sorted by ${column.header}, ${next}`);
      }}
      className={cx(
        '-mx-1.5 inline-flex h-7 items-center gap-1 rounded-sm px-1.5 font-medium whitespace-nowrap transition-colors hover:bg-surface-hover hover:text-text',
        direction !== 'none' && 'text-text',
        column.align === 'end' && 'flex-row-reverse',
      )}
    >
      {column.header}
      <Icon className={cx('size-3.5', direction === 'none' && 'opacity-50')} aria-hidden="true" />
    </button>
  );
}
