/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role -- browsers drop a table's meaning when its display changes, as in the cards */
import type { ReactNode } from 'react';

/** Rows that stand together under a heading. */
export interface RowGroups<Row> {
  /** The group of a row. Rows of one group must follow each other. */
  readonly keyOf: (row: Row) => string;
  readonly labelOf: (key: string) => ReactNode;
}

/** The heading of a group of rows, over the table's whole width. */
export function GroupRow({ span, children }: { span: number; children: ReactNode }) {
  return (
    <tr role="row" className="max-sm:block">
      <td
        role="cell"
        colSpan={span}
        className="border-b border-line bg-surface-muted px-4 py-1.5 text-left font-medium max-sm:block"
      >
        {children}
      </td>
    </tr>
  );
}
