import { afterEach, describe, expect, it, test, vi } from 'vitest';
import { endOfMonth, monthAfter, utcMonth } from '#domain/rules/utc-calendar.ts';
import { daysBetween, daysIn, dayWords, monthWords, shortDayWords, utcDayOf } from './utc-days.ts';

afterEach(() => vi.unstubAllEnvs());

/** Zones on both sides of UTC; clocks change in the middle of these months in New York, Berlin, Lord Howe and Apia. */
describe.each(['UTC', 'America/New_York', 'Europe/Berlin', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Pacific/Apia'])(
  'on a machine in %s',
  (zone) => {
    it('a day is the one in UTC, at its first and at its last moment', () => {
      vi.stubEnv('TZ', zone);
      expect(new Date(0).getTimezoneOffset() === 0, 'the zone is the one of this machine').toBe(zone === 'UTC');
      expect(utcDayOf(new Date('2026-11-29T00:00:00Z'))).toBe('2026-11-29');
      expect(utcDayOf(new Date('2026-11-29T23:59:59.999Z'))).toBe('2026-11-29');
      expect([dayWords('2026-11-29'), shortDayWords('2026-03-29')]).toEqual(['29 Nov 2026', '29 Mar']);
    });

    it.each([
      ['2026-03', 31],
      ['2026-04', 30],
      ['2026-10', 31],
      ['2026-11', 30],
      ['2027-02', 28],
      ['2028-02', 29],
      // Apia had no 30 December in this year.
      ['2011-12', 31],
    ])('%s has each of its %i days once', (month, count) => {
      vi.stubEnv('TZ', zone);
      const days = daysIn(month);
      expect(days).toEqual(Array.from({ length: count }, (_, at) => `${month}-${String(at + 1).padStart(2, '0')}`));
      expect(endOfMonth(month).toISOString()).toBe(`${monthAfter(month, 1)}-01T00:00:00.000Z`);
    });

    it('a month is counted on over the year’s end', () => {
      vi.stubEnv('TZ', zone);
      expect([monthAfter('2026-01', -1), monthAfter('2026-12', 1), monthAfter('2026-03', -13)]).toEqual([
        '2025-12',
        '2027-01',
        '2025-02',
      ]);
      expect(monthWords('2026-11')).toBe('November 2026');
      expect(utcMonth(new Date('2026-12-31T23:30:00Z'))).toBe('2026-12');
    });
  },
);

test('a time that is none has no day', () => {
  expect(utcDayOf(new Date(Number.NaN))).toBeUndefined();
  expect(utcDayOf(new Date(8.64e15))).toBeUndefined();
});

test('days run from the first to the last, and not backwards', () => {
  expect(daysBetween('2026-10-30', '2026-11-02')).toEqual(['2026-10-30', '2026-10-31', '2026-11-01', '2026-11-02']);
  expect(daysBetween('2026-11-02', '2026-11-01')).toEqual([]);
});
