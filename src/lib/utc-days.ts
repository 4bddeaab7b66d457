/**
 * Days and months of UTC, as texts: "2026-11-29" and "2026-11". They sort as texts do, and no time zone, and no day on which
 * clocks change, can move them: nothing here reads the machine's own zone.
 */

const day = 86_400_000;

/** The UTC day of a time; `undefined` for one that is none, or outside the years 1 to 9999. */
export function utcDayOf(time: Date): string | undefined {
  const year = time.getUTCFullYear();
  return year >= 1 && year <= 9999 ? time.toISOString().slice(0, 10) : undefined;
}

/** The UTC month of a time, or of a day. */
export function utcMonthOf(at: Date | string): string {
  return (typeof at === 'string' ? at : at.toISOString()).slice(0, 7);
}

/** When a month begins. */
export function startOfMonth(month: string): Date {
  return new Date(`${month}-01T00:00:00Z`);
}

/** The month that is so many later, or earlier: `monthFrom('2026-01', -1)` is "2025-12". */
export function monthFrom(month: string, later: number): string {
  const start = startOfMonth(month);
  start.setUTCMonth(start.getUTCMonth() + later);
  return utcMonthOf(start);
}

/** The first moment after a month. */
export function endOfMonth(month: string): Date {
  return startOfMonth(monthFrom(month, 1));
}

/** All days from one to another, both included; none where the first is later. */
export function daysBetween(first: string, last: string): string[] {
  const start = startOfDay(first).getTime();
  const count = Math.floor((startOfDay(last).getTime() - start) / day) + 1;
  return Array.from({ length: Math.max(count, 0) }, (_, at) => new Date(start + at * day).toISOString().slice(0, 10));
}

/** All days of a month. */
export function daysOfMonth(month: string): string[] {
  return daysBetween(`${month}-01`, new Date(endOfMonth(month).getTime() - day).toISOString().slice(0, 10));
}

/** "29 Nov 2026". */
export function dayWords(text: string): string {
  return inWords.format(startOfDay(text));
}

/** "Sun 29 Nov". */
export function shortDayWords(text: string): string {
  return inShort.format(startOfDay(text)).replace(',', '');
}

/** "November 2026". */
export function monthWords(month: string): string {
  return monthInWords.format(startOfMonth(month));
}

function startOfDay(text: string): Date {
  return new Date(`${text}T00:00:00Z`);
}

const inWords = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const inShort = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
});
const monthInWords = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
