/**
 * Compares names the way people sort them: ignores case and accents, and puts "agent-2" before "agent-10". Uses one shared
 * collator, because `localeCompare` looks one up at each comparison.
 */
export const { compare: compareNames } = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Sorts items by name. */
export function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return compareNames(a.name, b.name);
}

/** Sorts items by label. */
export function byLabel(a: { readonly label: string }, b: { readonly label: string }): number {
  return compareNames(a.label, b.label);
}
