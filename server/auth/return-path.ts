const longest = 1000; // characters: it travels in a cookie

/**
 * Where to go after sign-in: a path of this console, or `/`. The value comes from a link that anyone may have made, and
 * `//evil.example`, `/\evil.example` and their encoded spellings are other sites to a browser or to a proxy between.
 */
export function returnPath(raw: string | null): string {
  if (raw === null || raw.length > longest || !/^\/(?![/\\])/.test(raw)) return '/';
  // Printable ASCII only, as an address bar shows it; control characters are dropped by browsers, and so move others.
  if (!/^[\x21-\x7e]+$/.test(raw) || raw.includes('\\') || /%(0|1|7f)/i.test(raw)) return '/';
  if (/^[^?#]*%(5c|2f)/i.test(raw)) return '/';
  const here = 'http://here.invalid';
  if (!URL.canParse(raw, here) || new URL(raw, here).origin !== here) return '/';
  // Without its dot segments, `/.//evil.example` is `//evil.example`.
  return /^\/(\/|(auth|api|dev-oidc)(\/|$))/.test(new URL(raw, here).pathname) ? '/' : raw;
}
