/** The target of a sign-in page's `return=`: always an address of this origin. */
export function returnAddress(here: URL): URL {
  const home = new URL('/', here.origin);
  const raw = here.searchParams.get('return') ?? '/';
  const wanted = URL.canParse(raw, here.origin) ? new URL(raw, here.origin) : home;
  // A blob: has the origin of the page that made it.
  return wanted.origin === here.origin && wanted.protocol === here.protocol ? wanted : home;
}
