import { describe, expect, it } from 'vitest';
import {
  daysOfMonth,
  endOfMonth,
  isUtcMonth,
  monthAfter,
  startOfMonth,
  utcDay,
  utcMonth,
} from '#domain/rules/utc-calendar.ts';

describe('the UTC calendar', () => {
  it.each([
    ['2026-11-29T23:59:59.999Z', '2026-11-29'],
    ['2026-11-30T00:00:00.000Z', '2026-11-30'],
    ['2026-12-01T00:30:00.000+01:00', '2026-11-30'],
    ['2026-11-30T23:30:00.000-01:00', '2026-12-01'],
    // A night in which clocks are set back.
    ['2026-10-25T02:30:00.000+02:00', '2026-10-25'],
    ['2024-02-29T12:00:00.000Z', '2024-02-29'],
  ])('has %s in the day %s, and in its month', (at, day) => {
    expect(utcDay(new Date(at))).toBe(day);
    expect(utcMonth(new Date(at))).toBe(day.slice(0, 7));
  });

  it.each([
    ['2026-11', '2026-11-01T00:00:00.000Z', '2026-12-01T00:00:00.000Z', '2026-11-30'],
    ['2026-12', '2026-12-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z', '2026-12-31'],
    ['2024-02', '2024-02-01T00:00:00.000Z', '2024-03-01T00:00:00.000Z', '2024-02-29'],
    ['2038-01', '2038-01-01T00:00:00.000Z', '2038-02-01T00:00:00.000Z', '2038-01-31'],
  ])('has the month %s from %s until %s', (month, start, end, last) => {
    expect(startOfMonth(month).toISOString()).toBe(start);
    expect(endOfMonth(month).toISOString()).toBe(end);
    expect(daysOfMonth(month)).toEqual({ first: start.slice(0, 10), last });
  });

  it.each([
    ['2026-11', 1, '2026-12'],
    ['2026-12', 1, '2027-01'],
    ['2026-01', -1, '2025-12'],
    ['2026-11', -11, '2025-12'],
  ])('counts from %s %i months to %s', (month, count, other) => {
    expect(monthAfter(month, count)).toBe(other);
  });

  it.each(['', '2026', '2026-1', '2026-00', '2026-13', '0000-01', '2026-11-01', ' 2026-11', '２０２６-11', '+2026-11'])(
    'has no month %j',
    (text) => {
      expect(isUtcMonth(text)).toBe(false);
    },
  );

  it('has the months of four-digit years', () => {
    expect(['0001-01', '2026-11', '9999-12'].every(isUtcMonth)).toBe(true);
  });
});
