import { expect, test } from 'vitest';
import type { ProjectTotal } from '../cycle/cycle-usage.ts';
import { comparedTotals, totalsRows } from './compared-totals.ts';

const total = (projectId: string, bytes: bigint, ...names: string[]): ProjectTotal => ({
  projectId,
  bytes,
  names,
  samples: 7n,
});

test('a project stands beside its last cycle, and one that received something only then comes last', () => {
  const now = { projects: [total('a', 9n), total('b', 3n)] };
  const last = { projects: [total('c', 8n), total('a', 5n)] };
  expect(comparedTotals(now, last).map(({ projectId, bytes, before }) => [projectId, bytes, before])).toEqual([
    ['a', 9n, 5n],
    ['b', 3n, 0n],
    ['c', 0n, 8n],
  ]);
});

test('nothing is said of a last cycle that is not known', () => {
  expect(comparedTotals({ projects: [total('a', 9n)] }, undefined)[0]?.before).toBeUndefined();
});

test('a project renamed between the cycles has both names, this cycle’s first', () => {
  const [compared] = comparedTotals(
    { projects: [total('a', 1n, 'Shop')] },
    { projects: [total('a', 1n, 'Store', 'Shop')] },
  );
  expect(compared?.names).toEqual(['Shop', 'Store']);
});

test('all projects together are the last row, in each cycle that is known', () => {
  const now = { projects: [total('a', 2n ** 60n), total('b', 3n)] };
  const last = { projects: [total('c', 8n), total('a', 5n)] };
  expect(totalsRows(comparedTotals(now, last)).at(-1)).toEqual({
    projectId: undefined,
    bytes: 2n ** 60n + 3n,
    samples: 14n,
    before: 13n,
  });
  expect(totalsRows(comparedTotals(now, undefined)).at(-1)).toMatchObject({ before: undefined, samples: 14n });
});

test('one project is all of them', () => {
  const totals = comparedTotals({ projects: [total('a', 9n)] }, undefined);
  expect(totalsRows(totals)).toEqual(totals);
});
