import { expect, test } from 'vitest';
import { sortRows } from './sort.ts';

const self = <T>(value: T) => value;

test('sorts text as people read it, numbers inside it by size', () => {
  expect(sortRows(['token 10', 'Éclair', 'token 2', 'apple', 'Banana'], self, 'ascending')).toEqual([
    'apple',
    'Banana',
    'Éclair',
    'token 2',
    'token 10',
  ]);
});

test('puts missing values last in both directions', () => {
  const rows = [{ at: undefined }, { at: new Date(2) }, { at: new Date(Number.NaN) }, { at: new Date(1) }];
  const times = (direction: 'ascending' | 'descending') =>
    sortRows(rows, (row) => row.at, direction).map((row) => row.at?.getTime());
  expect(times('ascending')).toEqual([1, 2, undefined, Number.NaN]);
  expect(times('descending')).toEqual([2, 1, undefined, Number.NaN]);
});

test('keeps the order of equal rows in both directions', () => {
  const rows = [
    { id: 'a', n: 1 },
    { id: 'b', n: 1 },
    { id: 'c', n: 0 },
  ];
  const ids = (direction: 'ascending' | 'descending') => sortRows(rows, (row) => row.n, direction).map((row) => row.id);
  expect(ids('ascending')).toEqual(['c', 'a', 'b']);
  expect(ids('descending')).toEqual(['a', 'b', 'c']);
});

test('sorts big integers and leaves the given array alone', () => {
  const rows = [3n, 1n, 2n];
  expect(sortRows(rows, self, 'descending')).toEqual([3n, 2n, 1n]);
  expect(rows).toEqual([3n, 1n, 2n]);
});
