import { array, assert, boolean, nat, property } from 'fast-check';
import { expect, test } from 'vitest';
import { collectCells, indexColumn, inOrderOf, markHolding } from './index-column.ts';

const cellsOf = (rows: readonly string[]) => {
  const column = collectCells();
  rows.forEach(column.add);
  return column.cells();
};
const places = (count: number) => Uint32Array.from({ length: count }, (_, at) => at);

test('sorts as a sort that compares and keeps equal ones in their order, in both directions', () => {
  assert(
    property(array(nat({ max: 20 })), boolean(), (keys, descending) => {
      const key = (place: number) => keys[place] ?? 0;
      const expected = Array.from(keys.keys()).toSorted((a, b) => (descending ? key(b) - key(a) : key(a) - key(b)));
      expect(Array.from(inOrderOf(Uint32Array.from(keys), places(keys.length), descending))).toEqual(expected);
    }),
  );
});

test('sorts some of the rows, too, in the order in which they come', () => {
  expect(Array.from(inOrderOf(Uint32Array.of(1, 0, 1, 0), Uint32Array.of(3, 2, 1)))).toEqual([3, 1, 2]);
});

test('keeps each value once, ranks values by their names, and the same name the same', () => {
  const { values, cells, ranks } = indexColumn(cellsOf(['b10', 'b2', 'B10', 'b2']), (value) => value.toLowerCase());
  expect(values).toEqual(['b10', 'b2', 'B10']);
  expect(Array.from(cells)).toEqual([0, 1, 2, 1]);
  expect(Array.from(ranks)).toEqual([1, 0, 1, 0]);
});

test('finds a word in names and in values, without accents and case, and leaves what was found before', () => {
  const column = indexColumn(cellsOf(['x1', 'x2', 'x3']), (value) => ({ x1: 'Müller' })[value] ?? 'other');
  const found = Uint8Array.of(0, 0, 1);
  markHolding(column, 'mull', found);
  expect(Array.from(found)).toEqual([1, 0, 1]);
  markHolding(column, 'x2', found);
  expect(Array.from(found)).toEqual([1, 1, 1]);
});
