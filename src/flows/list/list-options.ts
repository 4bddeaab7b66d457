import type { Column } from '#src/kit/table/column.ts';
import type { Option } from '#src/lib/match-options.ts';

/** All that a page says of its list. Keep `columns`, `filters` and the functions the same from render to render. */
export interface ListOptions<Row> {
  /** What one row is, in the singular: "role binding". Names the table, the search and the counts. */
  readonly noun: string;
  /** All rows that the person may see, in the order that is kept among rows that sort alike. */
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** Names a row for its checkbox and its menu: "ci-main". */
  readonly nameOf: (row: Row) => string;
  readonly columns: readonly Column<Row>[];
  /** The column that the list is sorted by until the person chooses another. */
  readonly sort: string;
  /** The texts that a search looks in, and in words which those are: "names and IDs". */
  readonly search: { readonly textsOf: (row: Row) => readonly string[]; readonly looksAt: string };
  readonly filters?: readonly Filter<Row>[] | undefined;
  /** Why a row can't be selected; nothing if it can. Left out: no row can. */
  readonly selectable?: ((row: Row) => string | undefined) | undefined;
}

/** A way to narrow a list: the person chooses among values, and rows that have one of them stay. */
export interface Filter<Row> {
  /** Its parameter in the address, which the route's search must know. */
  readonly id: string;
  /** What is filtered by: "Role". */
  readonly label: string;
  readonly valuesOf: (row: Row) => readonly string[];
  readonly labelOf: (value: string) => string;
  /** The values on offer. Asked when the person opens the filter. */
  readonly options: () => readonly Option[];
  /** Something to attend to, in place of the label while nothing is chosen: "2 need attention". */
  readonly alert?: string | undefined;
}
