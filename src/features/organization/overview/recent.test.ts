import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { expect, test } from 'vitest';
import { newest, unusedTokens } from './recent.ts';

const now = new Date('2026-06-01T12:00:00Z');
const daysAgo = (days: number) => timestampFromDate(new Date(now.getTime() - days * 86_400_000));

test('a token is unused after 90 days without a use, or a week without the first one', () => {
  const tokens = [
    { name: 'new', createdAt: daysAgo(6) },
    { name: 'never', createdAt: daysAgo(8) },
    { name: 'long ago', createdAt: daysAgo(400), lastUsedAt: daysAgo(91) },
    { name: 'longer ago', createdAt: daysAgo(400), lastUsedAt: daysAgo(200) },
    { name: 'in use', createdAt: daysAgo(400), lastUsedAt: daysAgo(89) },
    { name: 'undated' },
  ];
  expect(unusedTokens(tokens, now).map(({ name }) => name)).toEqual(['never', 'longer ago', 'long ago']);
});

test('the newest come first, and what has no date last', () => {
  const things = [{ id: 'undated' }, { id: 'old', createdAt: daysAgo(9) }, { id: 'young', createdAt: daysAgo(1) }];
  expect(newest(things, 2).map(({ id }) => id)).toEqual(['young', 'old']);
});
