import { create } from '@bufbuild/protobuf';
import { expect, test } from 'vitest';
import { GetInvoicesUpcomingResponseSchema } from '#proto/polarsignals/billing/v1alpha1/billing_pb.ts';
import { billLines, whatFor } from './upcoming-lines.ts';

const known = { includedGib: 100n, discount: 'Startup program: 20% off' };
const used = { currency: 'usd', quantity: 492, unitAmount: 25 };
const usedLine = { words: '492 GiB beyond the included 100 GiB at $0.25 each', amount: '$123.00' };

test.each([
  ['what was used', { ...used, amountDue: 12_300 }, known, [usedLine]],
  [
    'a discount, in its own words',
    { ...used, amountDue: 9_840 },
    known,
    [usedLine, { words: 'Startup program: 20% off', amount: '-$24.60' }],
  ],
  [
    'something taken off without a word',
    { ...used, amountDue: 9_840 },
    { includedGib: undefined, discount: undefined },
    [
      { words: '492 GiB at $0.25 each', amount: '$123.00' },
      { words: 'Discount', amount: '-$24.60' },
    ],
  ],
  [
    'a credit',
    { ...used, amountDue: -100 },
    known,
    [usedLine, { words: 'Startup program: 20% off', amount: '-$124.00' }],
  ],
  [
    'more than was used',
    { ...used, amountDue: 13_000 },
    known,
    [usedLine, { words: 'Other charges', amount: '$7.00' }],
  ],
  ['nothing', { currency: 'usd', quantity: 0, unitAmount: 25, amountDue: 0 }, known, []],
  ['an amount that can’t be taken apart', { ...used, quantity: 2 ** 31 - 1, exactAmountDue: 10n ** 12n }, known, []],
])('%s', (_what, upcoming, context, lines) => {
  expect(billLines(create(GetInvoicesUpcomingResponseSchema, upcoming), context)).toEqual(lines);
});

const november = { periodStart: Date.UTC(2026, 10) / 1000, periodEnd: Date.UTC(2026, 11) / 1000, currency: 'usd' };

test.each([
  ['something due', { ...november, amountDue: 1 }, 'for November 2026 so far. Invoiced on 1 Dec 2026 (UTC).'],
  [
    'nothing due',
    { ...november, amountDue: 0 },
    'for November 2026 so far. Invoiced on 1 Dec 2026 (UTC), if it costs something by then.',
  ],
  [
    'a credit',
    { ...november, amountDue: -5 },
    'for November 2026 so far. Invoiced on 1 Dec 2026 (UTC), if it costs something by then.',
  ],
  ['no end', { ...november, periodEnd: 0, amountDue: 1 }, 'So far; from 1 Nov 2026.'],
  ['no period', { amountDue: 1 }, 'So far; no period given.'],
])('with %s, it is said what the amount is for, and whether an invoice follows', (_what, upcoming, words) => {
  expect(whatFor(create(GetInvoicesUpcomingResponseSchema, upcoming))).toBe(words);
});
