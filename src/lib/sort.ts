import { compareNames } from './by-name.ts';

/** What a column may be sorted by. `undefined` is "missing" and always sorts last, in both directions. */
export type SortValue = string | number | bigint | boolean | Date | undefined;
export type Sort = { by: string; direction: 'ascending' | 'descending' };

/**
 * A sorted copy. Text sorts as people read it (case and accents aside, "token 2" before "token 10"); equal rows keep
 * their order in both directions. Each value is read once, so 100,000 rows take about as long as their comparisons.
 */
export function sortRows<Row>(
  rows: readonly Row[],
  value: (row: Row) => SortValue,
  direction: Sort['direction'],
): Row[] {
  const sign = direction === 'ascending' ? 1 : -1;
  return rows
    .map((row) => ({ row, value: comparable(value(row)) }))
    .toSorted((a, b) => {
      if (a.value === undefined || b.value === undefined)
        return Number(a.value === undefined) - Number(b.value === undefined);
      return sign * compare(a.value, b.value);
    })
    .map(({ row }) => row);
}

type Comparable = string | number | bigint | undefined;

function comparable(value: SortValue): Comparable {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.getTime();
  if (typeof value === 'boolean') return Number(value);
  return value === '' || Number.isNaN(value) ? undefined : value;
}

function compare(a: string | number | bigint, b: string | number | bigint): number {
  if (typeof a === 'string' || typeof b === 'string') return compareNames(String(a), String(b));
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
