/**
 * Compares what people have named as they sort names: without regard to case and accents, "agent-2" before "agent-10". One
 * collator for all: `localeCompare` looks its own up at each comparison.
 */
export const { compare: compareNames } = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Sorts what has a name. */
export function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return compareNames(a.name, b.name);
}

/** Sorts what has a label. */
export function byLabel(a: { readonly label: string }, b: { readonly label: string }): number {
  return compareNames(a.label, b.label);
}
