import type { BindingFacts } from '#src/access/binding-problems.ts';

/** Why somebody's access can't be removed: by what the viewer lacks, else because there is none. `undefined`: it can. */
export function whyNotRemove(
  whyDenied: string | undefined,
  bindings: readonly BindingFacts[] | undefined,
): string | undefined {
  return whyDenied ?? (bindings?.length === 0 ? 'They have no role here, so there is no access to remove.' : undefined);
}
