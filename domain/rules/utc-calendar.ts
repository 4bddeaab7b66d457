/** Days and months of UTC as text, `2026-11-29` and `2026-11`, which sort like times. The billing cycle is the month. */

/** The UTC day of a moment. */
export function utcDay(at: Date): string {
  return at.toISOString().slice(0, 10);
}

/** The UTC month of a moment. */
export function utcMonth(at: Date): string {
  return at.toISOString().slice(0, 7);
}

/** Whether the text is a month from the year 1 to 9999. */
export function isUtcMonth(text: string): boolean {
  return /^(?!0000)\d{4}-(0[1-9]|1[0-2])$/u.test(text);
}

/** When a month begins. */
export function startOfMonth(month: string): Date {
  return new Date(`${month}-01T00:00:00.000Z`);
}

/** When a month has ended: that moment is not part of it. */
export function endOfMonth(month: string): Date {
  const end = startOfMonth(month);
  end.setUTCMonth(end.getUTCMonth() + 1);
  return end;
}

/** The month that is this many after another; before it, if negative. */
export function monthAfter(month: string, count = 1): string {
  const start = startOfMonth(month);
  start.setUTCMonth(start.getUTCMonth() + count);
  return utcMonth(start);
}

/** The first and the last day of a month. */
export function daysOfMonth(month: string): { readonly first: string; readonly last: string } {
  return { first: `${month}-01`, last: utcDay(new Date(endOfMonth(month).getTime() - 1)) };
}
