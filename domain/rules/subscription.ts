import { endOfMonth, utcMonth } from '#domain/rules/utc-calendar.ts';

/** When a subscription ends that was canceled then: with that UTC month. `null`: it goes on. */
export function subscriptionEnd(canceledAt: Date | null): Date | null {
  return canceledAt && endOfMonth(utcMonth(canceledAt));
}

/** Whether a subscription that was canceled then has ended by now. */
export function hasEnded(canceledAt: Date | null, now: Date): boolean {
  const end = subscriptionEnd(canceledAt);
  return end !== null && end.getTime() <= now.getTime();
}
