import type { SheetFormOf } from '#src/flows/sheet-form/use-sheet-form.ts';
import { bound } from '#src/kit/form/bound.ts';
import { TextField } from '#src/kit/form/field.tsx';
import { RadioGroup } from '#src/kit/form/radio-group.tsx';
import { useNow } from '#src/kit/text/now.ts';
import { absolute } from '#src/lib/format-date.ts';
import { dayOf, endOf, type InviteForm } from './invite-form.ts';

const ends = [
  { value: 'week', label: 'In 7 days' },
  { value: 'date', label: 'At the end of a day' },
  { value: 'never', label: 'Never', description: 'It works until somebody ends it.' },
] as const;

/** When the link stops working. The moment is shown with its time zone, which is the person's own. */
export function EndFields({ form, values }: { form: SheetFormOf<InviteForm>; values: InviteForm }) {
  const now = useNow();
  const end = endOf(values, now);
  return (
    <div className="grid gap-3">
      <form.Field name="end">{(field) => <RadioGroup label="Expires" {...bound(field)} options={ends} />}</form.Field>
      {values.end === 'date' && (
        <form.Field name="date">
          {(field) => (
            <TextField label="Last day" type="date" min={dayOf(now)} {...bound(field)} className="max-w-48" />
          )}
        </form.Field>
      )}
      {end && (
        <p className="text-sm text-text-muted">
          The link works until {absolute(end)}
          {zone()}.
        </p>
      )}
    </div>
  );
}

/** The person's time zone: " (Europe/Berlin)". Nothing for UTC, which the moment names already. */
function zone(): string {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return timeZone === 'UTC' ? '' : ` (${timeZone})`;
}
