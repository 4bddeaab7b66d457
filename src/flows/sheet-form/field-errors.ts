import type { ApiError } from '#src/api/errors.ts';

/** What is wrong with a form, in words, by field. */
export type FieldErrors<Values> = Partial<Record<keyof Values & string, string | undefined>>;

/** Why a rule of `#domain/rules` refused a text; nothing when it did not. */
export function reasonIn(check: { readonly ok: true } | { readonly ok: false; readonly reason: string }) {
  return check.ok ? undefined : check.reason;
}

/**
 * What the backend refused, at the fields where a person can mend it. That something exists already is said at its name.
 * @param places the form's field by the request's: `{ name: 'tokenName', project_id: 'limit' }`
 */
export function errorsAt<Field extends string>(
  { kind, message, violations }: ApiError,
  places: Readonly<Record<string, Field>>,
): Partial<Record<Field, string>> {
  const refused = kind === 'exists' ? { name: message } : violations;
  const errors: Partial<Record<Field, string>> = {};
  for (const [field, words] of Object.entries(refused)) {
    const place = places[field];
    if (place) errors[place] = words;
  }
  return errors;
}
