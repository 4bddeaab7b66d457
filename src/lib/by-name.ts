/** Sorts what people have named as they sort names: without regard to case, "agent-2" before "agent-10". */
export function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name.localeCompare(b.name, 'en', { numeric: true });
}
