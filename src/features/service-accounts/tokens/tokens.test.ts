import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { describe, expect, test } from 'vitest';
import { keptWords } from '../delete/kept-words.ts';
import { keptTokens, type TokenRow } from './token-row.ts';
import { unusedFor } from './unused-filter.ts';

const now = new Date('2026-03-01T12:00:00Z');
const daysAgo = (days: number) => timestampFromDate(new Date(now.getTime() - days * 86_400_000));

function row(change: Partial<TokenRow>): TokenRow {
  const id = change.id ?? 'a';
  return {
    id,
    name: id,
    serviceAccountId: 'account',
    accountName: 'ci',
    projectId: '',
    createdAt: daysAgo(400),
    createdBy: '',
    lastUsedAt: undefined,
    ...change,
  };
}

describe('for how long a token was not used', () => {
  test.each([
    ['used today', { lastUsedAt: daysAgo(0) }, []],
    ['used six days and some hours ago', { lastUsedAt: daysAgo(6.9) }, []],
    ['used a week ago to the second', { lastUsedAt: daysAgo(7) }, ['7']],
    ['used 100 days ago', { lastUsedAt: daysAgo(100) }, ['7', '30', '60', '90']],
    ['never used, and new', { createdAt: daysAgo(1) }, ['never']],
    ['never used, and a month old', { createdAt: daysAgo(31) }, ['7', '30', 'never']],
    ['of an unknown age', { createdAt: undefined }, ['never']],
  ])('%s', (_, change, values) => {
    expect(unusedFor(row(change), now)).toEqual(values);
  });
});

describe('what accounts keep', () => {
  const [a, b, c] = [row({ id: 'a' }), row({ id: 'b' }), row({ id: 'c', accountName: 'cd' })];
  test.each([
    ['one of two', [a], { ci: 1 }, 'keeps its roles and its other tokens.'],
    ['both', [a, b], { ci: 0 }, 'no client can authenticate as it until'],
    ['one of each', [a, c], { ci: 1, cd: 0 }, 'as the one that keeps no token'],
    ['all', [a, b, c], { ci: 0, cd: 0 }, 'as the 2 that keep no token'],
  ])('when they lose %s', (_, gone, kept, words) => {
    const left = keptTokens([a, b, c], gone);
    expect(Object.fromEntries(left)).toEqual(kept);
    expect(keptWords(left)).toContain(words);
  });
});
