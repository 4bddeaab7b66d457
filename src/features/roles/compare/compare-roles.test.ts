import { expect, test } from 'vitest';
import { comparePermissions, comparisonWords } from './compare-roles.ts';

test.each([
  [['x', 'y'], ['x', 'y'], 'A and B allow the same.'],
  [['x'], ['x', 'y'], 'B allows everything that A allows, and more.'],
  [['x', 'y'], ['y'], 'A allows everything that B allows, and more.'],
  [['x'], ['y'], 'A and B have no permission in common.'],
  [['x', 'y'], ['y', 'z'], 'A and B overlap: each allows something that the other doesn’t.'],
])('%j beside %j: %s', (a, b, words) => {
  expect(comparisonWords('A', 'B', comparePermissions(a, b))).toBe(words);
});

test('sorts what two roles allow into three', () => {
  expect(comparePermissions(['x', 'y'], ['y', 'z'])).toEqual({ onlyA: ['x'], both: ['y'], onlyB: ['z'] });
});
