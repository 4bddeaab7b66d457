import { fold, foldedWords } from '#domain/rules/search-text.ts';
import { onceForEach } from '#src/lib/once-for-each.ts';
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

/** Looks at each different text once: 100,000 rows have only a few thousand subjects. */
function wordTests<Row>(textsOf: ListOptions<Row>['search']['textsOf'], query: string) {
  const foldOnce = foldings.get(textsOf) ?? onceForEach(fold);
  foldings.set(textsOf, foldOnce);
  return foldedWords(query).map((word, _, words) => {
    const has = onceForEach((text: string) => foldOnce(text).includes(word));
    return (row: Row) => textsOf(row, words).some(has);
  });
}

/** What was folded for the same list before: a person types one letter after the other. */
const foldings = new WeakMap<object, (text: string) => string>();
