import { readError } from '#src/api/errors.ts';

/** The lists that could not be loaded, by name: "the migrations". A denial is no failure: the page says it in its place. */
export function failedLists(lists: Readonly<Record<string, { readonly error: unknown }>>): readonly string[] {
  return Object.entries(lists).flatMap(([name, { error }]) =>
    error && readError(error).kind !== 'denied' ? [`the ${name}`] : [],
  );
}
