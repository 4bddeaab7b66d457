import { startOfMonth } from '#domain/rules/utc-calendar.ts';
import { dayWords, monthWords } from '#src/lib/utc-days.ts';
import type { CycleUsage } from './cycle-usage.ts';

/** A cycle's name: "November 2026", "16 Oct 2026 to 15 Nov 2026". */
export function cycleWords({ month, days }: Pick<CycleUsage, 'month' | 'days'>): string {
  if (month !== undefined) return monthWords(month);
  return `${dayWords(days[0] ?? '')} to ${dayWords(days.at(-1) ?? '')}`;
}

/** "Nov 2026", where the whole name is too long. */
export function shortMonthWords(month: string): string {
  return inShort.format(startOfMonth(month));
}

const inShort = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' });
