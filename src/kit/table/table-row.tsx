/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role -- browsers drop a table's meaning when its display changes, as in the cards */
import { memo, type ReactNode } from 'react';
import type { MenuItem } from '#src/kit/overlays/menu-item.ts';
import { MenuButton } from '#src/kit/overlays/menu.tsx';
import { cx } from '#src/lib/cx.ts';
import { type Column, columnClass } from './column.ts';
import { RowBox } from './row-box.tsx';
import type { PickRow } from './selection.ts';
import type { ModelRow } from './table-model.ts';

/** What a table renders besides the columns. */
export type RowParts<Row> = {
  /** Names a row for its checkbox and its menu: "ci-main". */
  nameOf?: ((row: Row) => string) | undefined;
  /** The items of a row's menu, at its end. */
  menuOf?: ((row: Row) => readonly MenuItem[]) | undefined;
  /** Marks a row that needs attention; say why in words in one of its cells. */
  flagOf?: ((row: Row) => 'warning' | undefined) | undefined;
  /** The key of a new row: it is highlighted for a moment. */
  newKey?: string | undefined;
};

type RowProps<Row extends object> = RowParts<Row> & {
  row: ModelRow<Row>;
  columns: readonly Column<Row>[];
  /** If rows can be selected: why this one can't be. */
  reasonOf: ((row: Row) => string | undefined) | undefined;
  isSelected: boolean;
  pick: PickRow<Row>;
};

const cell = 'border-line px-3 align-middle font-normal first:pl-4 sm:h-10 sm:border-b sm:group-last/row:border-b-0';
const labelled =
  'max-sm:grid max-sm:grid-cols-[6.5rem_minmax(0,1fr)] max-sm:gap-2 max-sm:px-4 max-sm:py-1 max-sm:before:text-text-muted max-sm:before:content-[attr(data-label)]';

/** A row; under 640 px a card. Renders again only if its props change. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- `memo` drops the component's type parameter
export const TableRow = memo(BareRow) as typeof BareRow;

function BareRow<Row extends object>(props: RowProps<Row>) {
  const { row, columns, nameOf, menuOf, flagOf, newKey, reasonOf, isSelected, pick } = props;
  const data = row.original;
  const name = nameOf?.(data) ?? row.id;
  const flag = flagOf?.(data);
  return (
    <tr
      role="row"
      data-row-key={row.id}
      className={cx(
        'group/row transition-colors max-sm:relative max-sm:block max-sm:border-b max-sm:border-line max-sm:py-2.5 max-sm:last:border-b-0',
        isSelected && 'bg-accent-subtle',
        !isSelected && flag && 'bg-warning-subtle/60 shadow-[inset_3px_0_0_var(--color-warning)]',
        !isSelected && !flag && 'hover:bg-surface-hover/60',
        row.id === newKey && 'animate-new',
      )}
    >
      {reasonOf && (
        <td role="cell" className={cx(cell, 'w-12 max-sm:absolute max-sm:top-3 max-sm:left-0')}>
          <RowBox
            label={`Select ${name}`}
            reason={reasonOf(data)}
            checked={isSelected}
            onChange={(checked, isRange) => pick(data, checked, isRange)}
          />
        </td>
      )}
      {columns.map((column) => (
        <Cell key={column.id} column={column} isIndented={reasonOf !== undefined}>
          {column.cell(data)}
        </Cell>
      ))}
      {menuOf && (
        <td role="cell" className={cx(cell, 'w-12 text-right max-sm:absolute max-sm:top-1.5 max-sm:right-1')}>
          <MenuButton label={`Actions for ${name}`} items={menuOf(data)} />
        </td>
      )}
    </tr>
  );
}

type CellProps<Row> = { column: Column<Row>; isIndented: boolean; children: ReactNode };

function Cell<Row>({ column, isIndented, children }: CellProps<Row>) {
  const className = cx(cell, 'py-1.5', columnClass(column));
  if (column.primary) {
    return (
      <th
        role="rowheader"
        scope="row"
        className={cx(
          className,
          'max-sm:block max-sm:py-1 max-sm:pr-14 max-sm:text-base',
          isIndented ? 'max-sm:pl-12' : 'max-sm:pl-4',
        )}
      >
        <div className="flex min-w-0 items-center gap-x-2 sm:flex-wrap">{children}</div>
      </th>
    );
  }
  return (
    <td role="cell" data-label={column.header} className={cx(className, labelled)}>
      {/* One box, so that label and value stay two columns whatever the cell renders. */}
      <div className="min-w-0">{children}</div>
    </td>
  );
}
