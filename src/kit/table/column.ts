import type { ReactNode } from 'react';
import type { Datum } from '#src/lib/csv.ts';
import { cx } from '#src/lib/cx.ts';
import type { SortValue } from '#src/lib/sort.ts';

/** A table column. Columns are in the same order on the cards of a narrow screen. */
export interface Column<Row> {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** The plain value of the cell. Makes the column sortable. */
  readonly value?: ((row: Row) => SortValue) | undefined;
  /** The cell in an exported file, where that is not `value`. A column with neither is not exported. */
  readonly exported?: ((row: Row) => Datum) | undefined;
  /** The ID of what the cell names; an exported file has it in a column of its own, after this one. */
  readonly exportedId?: ExportedText<Row> | undefined;
  /** More that the cell says of what it names, such as an e-mail address; each in a column of its own, by its key in JSON. */
  readonly exportedToo?: Readonly<Record<string, ExportedText<Row>>> | undefined;
  readonly align?: 'start' | 'end' | undefined;
  /** A CSS length; omit it for the column that takes the remaining width. */
  readonly width?: string | undefined;
  /** Hides the column while the table is narrower than this: 672, 896 or 1,152 px. The card on a narrow screen shows it. */
  readonly hideBelow?: 'md' | 'lg' | 'xl' | undefined;
  /** The row's name and its header for screen readers, with the link that opens the row. Exactly one column has it. */
  readonly primary?: boolean | undefined;
}

interface ExportedText<Row> {
  readonly header: string;
  readonly of: (row: Row) => string | undefined;
}

/** By the table's width, not the window's: beside the rail there is less room. */
const hidden = { md: 'sm:@max-2xl:hidden', lg: 'sm:@max-4xl:hidden', xl: 'sm:@max-6xl:hidden' };

/** The alignment and visibility that a column's header and cells share. */
export function columnClass<Row>({ align, hideBelow }: Column<Row>): string {
  return cx(align === 'end' ? 'text-left tabular-nums sm:text-right' : 'text-left', hideBelow && hidden[hideBelow]);
}

/** The columns without those that the person has hidden. The one with the row's name always stays. */
export function shownColumns<Row>(
  columns: readonly Column<Row>[],
  hiddenIds: readonly string[],
): readonly Column<Row>[] {
  return columns.filter(({ id, primary }) => primary || !hiddenIds.includes(id));
}
