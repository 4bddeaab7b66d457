import { expect, test } from 'vitest';
import { pageOf } from './page-of.ts';

const rows = Array.from({ length: 101 }, (_, i) => i);

test('cuts the second page and says where it is', () => {
  expect(pageOf(rows, 2, 50)).toMatchObject({ page: 2, pages: 3, from: 51, to: 100, total: 101 });
});
test('a page past the end becomes the last one', () => {
  expect(pageOf(rows, 99, 50)).toMatchObject({ page: 3, from: 101, to: 101, rows: [100] });
});
test('a page that is no number becomes the first', () => expect(pageOf(rows, Number.NaN, 50).page).toBe(1));
test('an empty list is one page of nothing', () => {
  expect(pageOf([], 1, 50)).toMatchObject({ page: 1, pages: 1, from: 0, to: 0, total: 0 });
});
