import { expect, test } from 'vitest';
import { absolute, relative } from './format-date.ts';

const now = new Date('2026-11-14T12:00:00Z');
const ago = (ms: number) => relative(new Date(now.getTime() - ms), now);

test('less than a minute is just now', () => expect(ago(59_000)).toBe('just now'));
test("a date that the server's clock puts seconds ahead is just now", () => expect(ago(-5_000)).toBe('just now'));
test('a future date within a minute is in a moment', () => expect(ago(-30_000)).toBe('in a moment'));
test('counts minutes, hours, days, months and years', () => {
  expect([60_000, 3_600_000, 86_400_000, 86_400_000 * 31, 86_400_000 * 800].map(ago)).toEqual([
    '1 minute ago',
    '1 hour ago',
    '1 day ago',
    '1 month ago',
    '2 years ago',
  ]);
});
test('cuts down: an hour short of a day is not a day', () => expect(ago(86_400_000 - 1)).toBe('23 hours ago'));
test('speaks of the future for an expiry', () => expect(ago(-7 * 86_400_000)).toBe('in 7 days'));
test('writes the month in letters and the zone', () => expect(absolute(now, 'UTC')).toBe('14 Nov 2026, 12:00 UTC'));
test('does not throw on a date that is none', () => {
  expect(absolute(new Date(Number.NaN))).toBe('Unknown date');
  expect(relative(new Date(Number.NaN), now)).toBe('Unknown date');
});
