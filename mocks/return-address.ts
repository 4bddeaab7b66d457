/** The target of a sign-in page's `return=`: always an address of this origin. */
export function returnAddress(here: URL): URL {
  const wanted = new URL(here.searchParams.get('return') ?? '/', here.origin);
  return wanted.origin === here.origin ? wanted : new URL('/', here.origin);
}
