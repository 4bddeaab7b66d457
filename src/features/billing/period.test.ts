import { afterEach, describe, expect, it, test, vi } from 'vitest';
import { dateAt, dateWords, dayOf, daysOf, periodWords, untilWords } from './period.ts';

afterEach(() => vi.unstubAllEnvs());

const at = (text: string) => (text === '' ? 0 : new Date(text).getTime() / 1000);
const period = (start: string, end: string) => ({ periodStart: at(start), periodEnd: at(end) });

/** Zones on both sides of UTC, with clocks that change within these months. */
describe.each(['UTC', 'America/New_York', 'Pacific/Kiritimati'])('on a machine in %s', (zone) => {
  it.each([
    ['2026-11-01T00:00:00Z', '2026-12-01T00:00:00Z', 'November 2026'],
    ['2026-03-01T00:00:00Z', '2026-04-01T00:00:00Z', 'March 2026'],
    ['2026-12-01T00:00:00Z', '2027-01-01T00:00:00Z', 'December 2026'],
    ['2026-11-03T00:00:00Z', '2026-12-03T00:00:00Z', '3 Nov 2026 to 2 Dec 2026'],
    ['2026-11-03T10:30:00Z', '2026-12-03T10:30:00Z', '3 Nov 2026 to 3 Dec 2026'],
    ['2026-11-01T00:00:00Z', '2026-11-30T00:00:00Z', '1 Nov 2026 to 29 Nov 2026'],
    ['2026-11-01T00:00:00Z', '2027-01-01T00:00:00Z', '1 Nov 2026 to 31 Dec 2026'],
    ['2026-11-03T00:00:00Z', '2026-11-04T00:00:00Z', '3 Nov 2026'],
    ['2026-11-03T00:00:00Z', '2026-11-03T00:00:00Z', '3 Nov 2026'],
    ['2026-11-01T00:00:00Z', '', 'From 1 Nov 2026'],
    ['', '2026-12-01T00:00:00Z', 'Until 30 Nov 2026'],
    ['', '', 'No period given'],
  ])('%s to %s is %s', (start, end, words) => {
    vi.stubEnv('TZ', zone);
    expect(periodWords(period(start, end))).toBe(words);
  });

  it.each([
    ['2026-10-01T00:00:00Z', '2026-11-01T00:00:00Z', '2026-10-01', '2026-10-31'],
    ['2026-11-03T10:30:00Z', '2026-12-03T10:30:00Z', '2026-11-03', '2026-12-03'],
    ['2026-11-03T00:00:00Z', '2026-11-03T00:00:00Z', '2026-11-03', '2026-11-03'],
    ['', '2026-12-01T00:00:00Z', undefined, '2026-11-30'],
    ['2026-11-01T00:00:00Z', '', '2026-11-01', undefined],
  ])('the days of %s to %s are %s to %s', (start, end, first, last) => {
    vi.stubEnv('TZ', zone);
    expect(daysOf(period(start, end))).toEqual({ first, last });
  });

  it('an end at midnight is the end of the day before', () => {
    vi.stubEnv('TZ', zone);
    expect(untilWords(new Date('2026-12-01T00:00:00Z'))).toBe('the end of 30 Nov 2026 (UTC)');
    expect(untilWords(new Date('2026-11-14T09:05:00Z'))).toBe('14 Nov 2026, 09:05 UTC');
    expect(dateWords(new Date('2026-12-01T00:00:00Z'))).toBe('1 Dec 2026');
  });
});

test('0 seconds are no time', () => expect(dateAt(0)).toBeUndefined());

test('a day of a period is counted from 1, within the period only', () => {
  const november = period('2026-11-01T00:00:00Z', '2026-12-01T00:00:00Z');
  const on = (text: string) => dayOf(november, new Date(text));
  expect(on('2026-11-01T00:00:00Z')).toEqual({ day: 1, days: 30 });
  expect(on('2026-11-30T23:59:59Z')).toEqual({ day: 30, days: 30 });
  expect([on('2026-10-31T23:59:59Z'), on('2026-12-01T00:00:00Z')]).toEqual([undefined, undefined]);
  expect(dayOf(period('', ''), new Date(0))).toBeUndefined();
  expect(
    dayOf(period('2026-11-02T00:00:00Z', '2026-11-01T00:00:00Z'), new Date('2026-11-01T12:00:00Z')),
  ).toBeUndefined();
});
