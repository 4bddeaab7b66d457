import type { ReactNode } from 'react';
import type { SortValue } from '#src/lib/sort.ts';

/** One column. The columns' order is the order of the card on a narrow screen. */
export type Column<Row> = {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Makes the column sortable. Missing values (`undefined`, '') sort last. `by-caller`: the rows come sorted by it. */
  sortValue?: ((row: Row) => SortValue) | 'by-caller' | undefined;
  align?: 'start' | 'end' | undefined;
  /** A CSS length; leave it off the column that should take the rest. */
  width?: string | undefined;
  /** Leaves the column out between 640 px and this width; the card on a narrow screen shows it. */
  hideBelow?: 'md' | 'lg' | 'xl' | undefined;
  /** The row's name, and its header for screen readers: exactly one column, with the link that opens the row. */
  primary?: boolean | undefined;
};

/** Rows that can be selected, for what is done with many of them. */
export type RowSelection<Row> = {
  isSelected: (row: Row) => boolean;
  /** Selects or lets go of rows; of those that can't be selected, nothing. */
  select: (rows: readonly Row[], selected: boolean) => void;
  /** Names a row's checkbox: "Select role binding of ada@acme.example". */
  labelOf: (row: Row) => string;
  /** Why a row can't be selected; nothing if it can. */
  reasonOf: (row: Row) => string | undefined;
};
