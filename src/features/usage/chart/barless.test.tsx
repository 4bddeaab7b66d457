import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { UsageData } from '../use-usage.ts';
import { Barless } from './barless.tsx';

const usage: UsageData['usage'] = {
  month: '2026-11',
  days: [],
  dailyTotals: [],
  projects: [{ projectId: 'a', names: ['Shop'], bytes: 1n, samples: 1n }],
  total: 1n,
  sum: 1n,
};
const labels = new Map([
  ['a', 'Shop'],
  ['b', 'Quiet'],
  ['c', 'Gone (deleted)'],
]);
const labelOf = (id: string) => labels.get(id);

function said(chosen: readonly string[], last?: UsageData['last']): string {
  const markup = renderToStaticMarkup(<Barless data={{ usage, last, labelOf }} chosen={chosen} />);
  return markup.replaceAll(/<[^>]+>/g, '');
}

test.each<[string, readonly string[], string]>([
  ['nothing of projects that have bars', ['a'], ''],
  ['a project without usage by its name', ['b'], 'Quiet received nothing in November 2026.'],
  ['several', ['a', 'b', 'c'], 'Quiet and Gone (deleted) received nothing in November 2026.'],
  ['that a project is none', ['x-1'], 'This organization’s usage has no project with the ID x-1.'],
  ['that several are none', ['x-1', 'x-2'], 'This organization’s usage has no projects with the IDs x-1, x-2.'],
])('says %s', (_sentence, chosen, words) => expect(said(chosen)).toBe(words));

test('calls no project unknown while the cycle before, which may name it, is loading', () => {
  expect(said(['x-1'], { kind: 'loading' })).toBe('');
});
