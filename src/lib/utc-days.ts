import { daysOfMonth, startOfMonth, utcDay } from '#domain/rules/utc-calendar.ts';

/**
 * Days and months of UTC on the screen. In texts, "2026-11-29" and "2026-11", they are what `domain/rules/utc-calendar.ts`
 * says. No time zone, and no day on which clocks change, can move them: nothing here reads the machine's own zone.
 */

const day = 86_400_000;

/** The UTC day of a time; `undefined` for one that is none, or outside the years 1 to 9999. */
export function utcDayOf(time: Date): string | undefined {
  const year = time.getUTCFullYear();
  return year >= 1 && year <= 9999 ? utcDay(time) : undefined;
}

/** The UTC month of a day. */
export function utcMonthOf(text: string): string {
  return text.slice(0, 7);
}

/** All days from one to another, both included; none where the first is later. */
export function daysBetween(first: string, last: string): string[] {
  const start = startOfDay(first).getTime();
  const count = Math.floor((startOfDay(last).getTime() - start) / day) + 1;
  return Array.from({ length: Math.max(count, 0) }, (_, at) => utcDay(new Date(start + at * day)));
}

/** All days of a month. */
export function daysIn(month: string): string[] {
  const { first, last } = daysOfMonth(month);
  return daysBetween(first, last);
}

/** "29 Nov 2026". */
export function dayWords(text: string): string {
  return inWords.format(startOfDay(text));
}

/** "29 Nov". */
export function shortDayWords(text: string): string {
  return inShort.format(startOfDay(text));
}

/** "November 2026". */
export function monthWords(month: string): string {
  return monthInWords.format(startOfMonth(month));
}

function startOfDay(text: string): Date {
  return new Date(`${text}T00:00:00Z`);
}

const timeZone = 'UTC';
const inWords = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone });
const inShort = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone });
const monthInWords = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone });
