import { fold, foldedWords } from '#domain/rules/search-text.ts';
import type { Filter, ListOptions } from './list-options.ts';

/** The chosen values of each filter, by its ID. */
export type Chosen = Readonly<Record<string, readonly string[] | undefined>>;

type Findable<Row> = Pick<ListOptions<Row>, 'rows' | 'search' | 'filters'>;

/** The rows that match every filter and every word of the search, in their order. */
export function findRows<Row>(
  { rows, search, filters = [] }: Findable<Row>,
  chosen: Chosen,
  query: string,
): readonly Row[] {
  const tests = [...filterTests(filters, chosen), ...wordTests(search.textsOf, query)];
  return tests.length === 0 ? rows : rows.filter((row) => tests.every((passes) => passes(row)));
}

function filterTests<Row>(filters: readonly Filter<Row>[], chosen: Chosen) {
  return filters.flatMap(({ id, valuesOf, passes = hasOne(valuesOf) }) => {
    const values = chosen[id];
    if (!values || values.length === 0) return [];
    const wanted = new Set(values);
    return [(row: Row) => passes(row, wanted)];
  });
}

function hasOne<Row>(valuesOf: Filter<Row>['valuesOf']) {
  return (row: Row, wanted: ReadonlySet<string>) => valuesOf(row).some((value) => wanted.has(value));
}

/** Folds each different text once: 100,000 rows have only a few thousand subjects. */
function wordTests<Row>(textsOf: (row: Row) => readonly string[], query: string) {
  const folded = new Map<string, string>();
  const foldOnce = (text: string) => {
    const known = folded.get(text) ?? fold(text);
    folded.set(text, known);
    return known;
  };
  return foldedWords(query).map((word) => (row: Row) => textsOf(row).some((text) => foldOnce(text).includes(word)));
}
