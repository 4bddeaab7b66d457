import { absolute } from '#src/lib/format-date.ts';
import { dayWords, monthWords, utcDayOf, utcMonthOf } from '#src/lib/utc-days.ts';

/** A time as invoices have it: in seconds since 1970. The end is the first moment after it; what is 0 was not given. */
export interface Period {
  readonly periodStart: number;
  readonly periodEnd: number;
}

const day = 86_400_000;

/** The UTC days of a period, both included; `undefined` for what was not given. */
export function daysOf({ periodStart, periodEnd }: Period): { first: string | undefined; last: string | undefined } {
  const start = dateAt(periodStart);
  const end = dateAt(periodEnd);
  const last = end && (periodStart === periodEnd ? end : lastMoment(end));
  return { first: start && utcDayOf(start), last: last && utcDayOf(last) };
}

/** "November 2026", "3 Nov 2026 to 2 Dec 2026": the UTC days of a period, the last one included. */
export function periodWords(period: Period): string {
  const { first, last } = daysOf(period);
  if (!first) return last ? `Until ${dayWords(last)}` : 'No period given';
  if (!last) return `From ${dayWords(first)}`;
  if (first === last) return dayWords(first);
  const month = utcMonthOf(first);
  const end = dateAt(period.periodEnd);
  const isMonth = first.endsWith('-01') && month === utcMonthOf(last) && end !== undefined && startsMonth(end);
  return isMonth ? monthWords(month) : `${dayWords(first)} to ${dayWords(last)}`;
}

/** Until when something goes on, in UTC: "the end of 30 Nov 2026 (UTC)"; for an end within a day, its time. */
export function untilWords(end: Date): string {
  const last = utcDayOf(lastMoment(end));
  return isMidnight(end) && last ? `the end of ${dayWords(last)} (UTC)` : absolute(end, 'UTC');
}

/** "1 Dec 2026". */
export function dateWords(at: Date): string {
  const text = utcDayOf(at);
  return text ? dayWords(text) : 'Unknown date';
}

/** The time of these seconds; `undefined` for 0, which stands for none. */
export function dateAt(seconds: number): Date | undefined {
  return seconds === 0 ? undefined : new Date(seconds * 1000);
}

/** How far a period is: "day 29 of 30" in numbers. `undefined` before and after it, and for one without a beginning or an end. */
export function dayOf({ periodStart, periodEnd }: Period, now: Date): { day: number; days: number } | undefined {
  if (periodStart === 0 || periodEnd <= periodStart) return undefined;
  const days = Math.ceil((periodEnd - periodStart) / (day / 1000));
  const count = Math.floor((now.getTime() - periodStart * 1000) / day) + 1;
  return count >= 1 && count <= days ? { day: count, days } : undefined;
}

function lastMoment(end: Date): Date {
  return new Date(end.getTime() - 1);
}

function isMidnight(time: Date): boolean {
  return time.getTime() % day === 0;
}

function startsMonth(time: Date): boolean {
  return isMidnight(time) && time.getUTCDate() === 1;
}
