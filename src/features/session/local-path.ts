/**
 * The path to return to after signing in, if it is one of this console; else `/`. A crafted link (`//evil.example`,
 * `/\evil.example`, `javascript:`) could otherwise send a person there right after signing in.
 */
export function localPath(wanted: string | undefined, origin: string = location.origin): string {
  if (!wanted?.startsWith('/')) return '/';
  // Browsers read a backslash as a slash and drop tabs and line ends; some servers decode before they redirect.
  if (/^\/[\\/]|[\\\t\r\n]|%5c|%0[9ad]/i.test(wanted)) return '/';
  try {
    const url = new URL(wanted, origin);
    // Without its dot segments, `/.//evil.example` becomes `//evil.example`.
    if (url.origin !== origin || url.pathname.startsWith('//')) return '/';
    return url.pathname + url.search + url.hash;
  } catch {
    return '/';
  }
}
