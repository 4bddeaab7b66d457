import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { CycleUsage } from './cycle/cycle-usage.ts';
import { SumNotice } from './sum-notice.tsx';

const gib = 1024n ** 3n;
const daily = (day: string, bytes: bigint) => ({ day, projectId: 'a', bytes, samples: 0n });

/** What the notice says of this total, and of 3 GiB on a day of the cycle and some on none. */
function said(total: bigint, undated = 0n): string {
  const usage: CycleUsage = {
    month: '2026-11',
    days: ['2026-11-01', '2026-11-02'],
    dailyTotals: [daily('2026-11-01', 3n * gib), daily('', undated)],
    projects: [],
    total,
    sum: 3n * gib + undated,
  };
  return renderToStaticMarkup(<SumNotice usage={usage} />).replaceAll(/<[^>]+>/g, ' ');
}

test('nothing is said where the parts are the whole', () => expect(said(3n * gib)).toBe(''));

test('a total that is more or less than its parts is said, to the byte', () => {
  expect(said(3n * gib + 1n)).toContain('come to 3.00 GiB: 1 byte less.');
  expect(said(2n * gib)).toContain('come to 3.00 GiB: 1,073,741,824 bytes more.');
});

test('so is what belongs to no day of the cycle', () => {
  const words = said(4n * gib, gib);
  expect(words).toContain('1.00 GiB belong to no day of this billing cycle');
  expect(words).not.toContain('The server says');
});
