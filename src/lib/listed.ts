const format = new Intl.ListFormat('en', { type: 'conjunction' });

/** Several things in a sentence: "a role, a scope, and a name". */
export function listed(things: Iterable<string>): string {
  return format.format(things);
}
