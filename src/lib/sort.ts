import { compareNames } from './by-name.ts';

/** A value to sort by. `undefined`, '' and NaN count as missing, and come last in both directions. */
export type SortValue = string | number | bigint | boolean | Date | undefined;
export type Sort = { readonly by: string; readonly direction: 'ascending' | 'descending' };

/**
 * Returns a sorted copy. Text sorts as people expect (ignoring case and accents, "token 2" before "token 10"); equal rows
 * keep their order in both directions.
 *
 * Long lists have few different values: 100,000 role bindings have a few thousand subjects. So each value is compared once
 * and ranked, and the rows are put together by rank.
 */
export function sortRows<Row>(
  rows: readonly Row[],
  valueOf: (row: Row) => SortValue,
  direction: Sort['direction'] = 'ascending',
): Row[] {
  const values = rows.map((row) => comparable(valueOf(row)));
  const ranks = ranksOf(values);
  const byRank: Row[][] = Array.from(ranks, () => []);
  const missing: Row[] = [];
  for (const [at, row] of rows.entries()) {
    const rank = ranks.get(values[at]);
    (byRank[rank ?? -1] ?? missing).push(row);
  }
  if (direction === 'descending') byRank.reverse();
  return [...byRank, missing].flat();
}

type Comparable = string | number | bigint | undefined;

/** The rank of each different value. Values that sort alike, such as "CI" and "ci", share one. */
function ranksOf(values: readonly Comparable[]): ReadonlyMap<Comparable, number> {
  const present = new Set(values);
  present.delete(undefined);
  const ranks = new Map<Comparable, number>();
  let last: Comparable;
  let rank = 0;
  for (const value of Array.from(present).toSorted(compare)) {
    if (last !== undefined && compare(last, value) !== 0) rank += 1;
    ranks.set(value, rank);
    last = value;
  }
  return ranks;
}

function comparable(value: SortValue): Comparable {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.getTime();
  if (typeof value === 'boolean') return Number(value);
  return value === '' || Number.isNaN(value) ? undefined : value;
}

function compare(a: Comparable, b: Comparable): number {
  if (typeof a === 'string' || typeof b === 'string') return compareNames(String(a), String(b));
  if (a === undefined || b === undefined || a === b) return 0;
  return a < b ? -1 : 1;
}
