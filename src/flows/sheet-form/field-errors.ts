import type { ApiError } from '#src/api/errors.ts';

/** The errors of a form, in words, by field. */
export type FieldErrors<Values> = Partial<Record<keyof Values & string, string | undefined>>;

/** Why a check of `#domain/rules` refused a text; `undefined` if it did not. */
export function reasonIn(check: { readonly ok: true } | { readonly ok: false; readonly reason: string }) {
  return check.ok ? undefined : check.reason;
}

/**
 * The backend's refusals, at the fields where the person can fix them. "Already exists" goes to the name field.
 * @param places the form's field for each request field: `{ name: 'tokenName', project_id: 'limit' }`
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
