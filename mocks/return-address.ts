import { returnPath } from '#domain/rules/return-path.ts';

/** The target of a sign-in page's `return=`: always an address of this origin. */
export function returnAddress(here: URL): URL {
  return new URL(returnPath(here.searchParams.get('return')), here.origin);
}
