import type { IncomingMessage } from 'node:http';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a page of another site sent this request, to act with the session of the person who has it open (CSRF).
 * SameSite alone doesn't stop that: a page on another port of the same host counts as the same site. Browsers name
 * the page's origin in every request that may change something; with a cookie, it must be there and be ours. Scripts
 * with a token send neither, and a page can't send a token that it doesn't know.
 */
export function isForeign({ method, headers }: IncomingMessage, origin: string): boolean {
  if (safe.has(method ?? '')) return false;
  if (headers.origin !== undefined && headers.origin !== origin) return true;
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
  return headers.cookie !== undefined && headers.origin === undefined;
}
