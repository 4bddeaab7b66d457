import { expect, test } from 'vitest';
import { numbering, paired } from './numbering.ts';

test('numbers keys as they come', () => {
  expect(['b', 'a', 'b', 'c', 'a'].map(numbering())).toEqual([0, 1, 0, 2, 1]);
});

test('no two pairs have the same number', () => {
  const numbers = Array.from({ length: 100 }, (_, a) => Array.from({ length: 100 }, (__, b) => paired(a, b))).flat();
  expect(new Set(numbers).size).toBe(10_000);
  expect(paired(59_999_999, 59_999_998)).not.toBe(paired(59_999_998, 59_999_999));
});
