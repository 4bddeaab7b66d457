import { onceForEach } from './once-for-each.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const steps: { below: number; unit: Intl.RelativeTimeFormatUnit; size: number }[] = [
  { below: hour, unit: 'minute', size: minute },
  { below: day, unit: 'hour', size: hour },
  { below: 30 * day, unit: 'day', size: day },
  { below: 365 * day, unit: 'month', size: 30 * day },
  { below: Infinity, unit: 'year', size: 365 * day },
];

const words = new Intl.RelativeTimeFormat('en', { numeric: 'always' });

/** "3 days ago", "in 2 hours", "just now" (less than a minute either way). Rounds down: 23 h 59 min is "23 hours ago". */
export function relative(date: Date, now: Date): string {
  const distance = date.getTime() - now.getTime();
  const size = Math.abs(distance);
  // A server's clock may run slightly ahead: what it just did must not be shown as the future.
  if (size < minute) return distance > 10_000 ? 'in a moment' : 'just now';
  const step = steps.find(({ below }) => size < below);
  return step ? words.format(Math.trunc(distance / step.size), step.unit) : absolute(date);
}

/** "14 Nov 2026, 09:05 UTC": always with the month's name and the zone, so that it is unambiguous everywhere. */
export function absolute(date: Date, timeZone?: string): string {
  return Number.isNaN(date.getTime()) ? 'Unknown date' : formatIn(timeZone ?? '').format(date);
}

/** Makes each format once: that takes longer than a hundred dates in it. The empty zone is that of the machine. */
const formatIn = onceForEach(
  (timeZone: string) =>
    new Intl.DateTimeFormat('en-GB', {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      timeZoneName: 'short',
      ...(timeZone && { timeZone }),
    }),
);
