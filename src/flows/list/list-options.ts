import type { Column } from '#src/kit/table/column.ts';
import type { RowGroups } from '#src/kit/table/group-row.tsx';
import type { Option } from '#src/lib/match-options.ts';
import type { SortValue } from '#src/lib/sort.ts';

/** A page's settings for its list. Keep `columns`, `filters` and the functions identical across renders. */
export interface ListOptions<Row> {
  /** What a row is, in the singular: "role binding". Used for the names of table, search and counts. */
  readonly noun: string;
  /** All rows that the person may see, in the order that equal rows keep when sorted. */
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** Names a row for its checkbox and its menu: "ci-main". */
  readonly nameOf: (row: Row) => string;
  readonly columns: readonly Column<Row>[];
  /** The column to sort by at first; empty for the order of `rows`, which needs a name. */
  readonly sort: string;
  /** The column by which `rows` are in order already, if any. */
  readonly sortedBy?: string | undefined;
  /** The name of the order of `rows`: "By weight". */
  readonly orderName?: string | undefined;
  /** The texts to search in, which may depend on the folded words searched for, and words for them: "names and IDs". */
  readonly search: {
    readonly textsOf: (row: Row, words: readonly string[]) => readonly string[];
    readonly looksAt: string;
  };
  readonly filters?: readonly Filter<Row>[] | undefined;
  /** Why a row can't be selected; `undefined` if it can. Omitted: no row can be selected. */
  readonly selectable?: ((row: Row) => string | undefined) | undefined;
  /** Puts rows together under headings; the chosen sort applies in each group. */
  readonly groups?: Groups<Row> | undefined;
}

export interface Groups<Row> extends RowGroups<Row> {
  /** Sorts the groups. */
  readonly placeOf: (key: string) => SortValue;
}

/** A filter of a list: keeps the rows that have one of the chosen values. */
export interface Filter<Row> {
  /** Its parameter in the address; the route's search must accept it. */
  readonly id: string;
  /** What it filters by: "Role". */
  readonly label: string;
  readonly valuesOf: (row: Row) => readonly string[];
  /** Which rows stay, if not those with one of the chosen values. */
  readonly passes?: ((row: Row, wanted: ReadonlySet<string>) => boolean) | undefined;
  readonly labelOf: (value: string) => string;
  /** The values to choose from. Called when the person opens the filter. */
  readonly options: () => readonly Option[];
  /** A warning in place of the label while nothing is chosen: "2 need attention". */
  readonly alert?: string | undefined;
}
