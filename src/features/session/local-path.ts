/**
 * The path to return to after signing in, if it is one of this console; `/` for anything else. A link with a foreign
 * address in it (`//evil.example`, `/\evil.example`, `javascript:`) would send a freshly signed-in person there.
 */
export function localPath(wanted: string | undefined, origin: string = location.origin): string {
  if (!wanted?.startsWith('/')) return '/';
  // Browsers read a backslash as a slash and drop tabs and line ends, some servers decode before they redirect.
  if (/^\/[\\/]|[\\\t\r\n]|%5c|%0[9ad]/i.test(wanted)) return '/';
  try {
    const url = new URL(wanted, origin);
    // Without its dot segments, `/.//evil.example` is `//evil.example`.
    if (url.origin !== origin || url.pathname.startsWith('//')) return '/';
    return url.pathname + url.search + url.hash;
  } catch {
    return '/';
  }
}
