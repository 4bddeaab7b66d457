const longest = 1000; // characters: it travels in a cookie

/**
 * The page to show after sign-in: a path of this console, or `/`. The value comes from a link that anyone may have made,
 * and browsers or proxies read `//evil.example`, `/\evil.example` and their encoded forms as other sites.
 */
export function returnPath(raw: string | null | undefined): string {
  if (!raw || raw.length > longest || !/^\/(?![/\\])/.test(raw)) return '/';
  // Printable ASCII only. Browsers drop control characters, which would join the characters around them.
  if (!/^[\x21-\x7e]+$/.test(raw) || raw.includes('\\') || /%(0|1|7f)/i.test(raw)) return '/';
  if (/^[^?#]*%(5c|2f)/i.test(raw)) return '/';
  const here = 'http://here.invalid';
  if (!URL.canParse(raw, here) || new URL(raw, here).origin !== here) return '/';
  // Without its dot segments, `/.//evil.example` becomes `//evil.example`.
  return leadsAway.test(decoded(new URL(raw, here).pathname)) ? '/' : raw;
}

/** Other sites, and our addresses that lead to other sites or show no page: a second sign-in, at somebody else's provider, too. */
const leadsAway = /^\/(\/|(auth|sign-in|api|dev-oidc)(\/|$))/i;

/** As the server reads a path: `/sign%2Din` is `/sign-in`. One that can't be read leads away. */
function decoded(pathname: string): string {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return '//';
  }
}
