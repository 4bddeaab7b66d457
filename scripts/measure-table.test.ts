import { expect, it } from 'vitest';
import { asTable, overBudget } from './measure-table.mjs';

it('says beside each measurement whether it keeps its budget', () => {
  const rows = [
    { what: 'files', value: 12, budget: 15 },
    { what: 'bytes', value: 170_000, budget: 165_000 },
    { what: 'score', value: 94, atLeast: 95 },
    { what: 'memory', value: 81.4 },
  ];
  expect(asTable(rows).split('\n')).toEqual([
    '        measured   budget',
    'files         12       15    ok',
    'bytes    170,000  165,000  OVER',
    'score         94     ≥ 95  OVER',
    'memory        81',
  ]);
});

it('takes a measurement that failed as over its budget', () => {
  expect(overBudget({ what: 'start', value: Number.NaN, budget: 1 })).toBe(true);
});
