import { expect, test } from 'vitest';
import { findRows } from './find-rows.ts';
import type { Filter } from './list-options.ts';

type Row = { name: string; roles: readonly string[] };

const rows: readonly Row[] = [
  { name: 'Müller', roles: ['owner'] },
  { name: 'ci-main', roles: ['writer', 'viewer'] },
  { name: 'ci-edge', roles: [] },
];
const role: Filter<Row> = {
  id: 'role',
  label: 'Role',
  valuesOf: ({ roles }) => roles,
  labelOf: (value) => value,
  options: () => [],
};
const list = { rows, search: { textsOf: ({ name }: Row) => [name], looksAt: 'names' }, filters: [role] };
const names = (found: readonly Row[]) => found.map(({ name }) => name);

test('nothing asked leaves the very list', () => {
  expect(findRows(list, {}, ' ')).toBe(rows);
  expect(findRows(list, { role: [] }, '')).toBe(rows);
});

test('every word of a search must be there, whatever its case and accents', () => {
  expect(names(findRows(list, {}, 'MULLER'))).toEqual(['Müller']);
  expect(names(findRows(list, {}, 'main ci'))).toEqual(['ci-main']);
  expect(names(findRows(list, {}, 'main edge'))).toEqual([]);
});

test('several values of one filter widen it, a search beside it narrows', () => {
  expect(names(findRows(list, { role: ['owner', 'viewer'] }, ''))).toEqual(['Müller', 'ci-main']);
  expect(names(findRows(list, { role: ['owner', 'viewer'] }, 'ci'))).toEqual(['ci-main']);
  expect(names(findRows(list, { role: ['nobody'] }, ''))).toEqual([]);
});
