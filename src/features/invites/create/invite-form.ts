import { isSensitive } from '#src/access/permission-words.ts';
import type { FieldErrors } from '#src/flows/sheet-form/field-errors.ts';

/** When an invite ends: after a week, at the end of a day, or only by hand. */
export type InviteEnd = 'week' | 'date' | 'never';

/** What the person chose so far. */
export interface InviteForm {
  /** A role reference; empty until one is chosen. */
  readonly role: string;
  readonly end: InviteEnd;
  /** The last day, as `2026-11-14`, in the person's time zone. Counts only with the end `date`. */
  readonly date: string;
}

export const startForm: InviteForm = { role: '', end: 'week', date: '' };

const week = 7 * 86_400_000; // milliseconds
const lastYear = 9999; // the latest that the API can hold

/** The moment at which the invite ends; `null` is never. `undefined` for a date that is missing or none. */
export function endOf({ end, date }: Pick<InviteForm, 'end' | 'date'>, now: Date): Date | null | undefined {
  if (end === 'never') return null;
  return end === 'week' ? new Date(now.getTime() + week) : endOfDay(date);
}

/** Everything that is wrong with the form, in words. Applies the same rules as the backend. */
export function checkForm(form: InviteForm, now: Date): FieldErrors<InviteForm> {
  return { role: form.role === '' ? 'Choose a role.' : undefined, date: wrongDate(form, now) };
}

/** What a role and an end make worth a second look: it gives sensitive permissions, or the link never expires. */
export function risksOf({ end }: Pick<InviteForm, 'end'>, permissions: readonly string[]) {
  return { sensitive: permissions.filter(isSensitive), isEndless: end === 'never' };
}

/** A day as date fields write it, in the person's time zone. */
export function dayOf(date: Date): string {
  const parts = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  return parts.map((part, at) => String(part).padStart(at === 0 ? 4 : 2, '0')).join('-');
}

function wrongDate(form: InviteForm, now: Date): string | undefined {
  const end = endOf(form, now);
  if (end === null) return undefined;
  if (end === undefined) return 'Choose the last day on which the link works.';
  return end > now ? undefined : 'This day is over. Choose today or a later day.';
}

/** The last second of a day, in the person's time zone. */
function endOfDay(date: string): Date | undefined {
  const [year, month, day] = (/^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? []).slice(1).map(Number);
  if (year === undefined || month === undefined || day === undefined || year >= lastYear) return undefined;
  const end = new Date(year, month - 1, day, 23, 59, 59);
  // `new Date` turns 31 February into 3 March.
  return end.getDate() === day ? end : undefined;
}
