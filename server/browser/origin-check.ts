import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { answer, words } from '#server/browser/answer.ts';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Refuses requests that a page of another site sends with a person's session. */
export function checkOrigin(app: FastifyInstance, origin: string): void {
  const refusal = words(403, `Another site sent this request. Open the console at ${origin} and do it there.`);
  app.addHook('onRequest', (request, reply, done) => {
    if (isForeign(request.raw, origin)) answer(reply, refusal);
    else done();
  });
}

/**
 * Whether a page of another site sent this request, to misuse the person's session (CSRF). SameSite alone doesn't stop
 * that: another port of the same host is the same site. Browsers send the page's origin with every request that may change
 * something; if there is a cookie, the origin must be ours. Scripts with a token send neither, and a page can't send a
 * token that it doesn't know.
 */
export function isForeign({ method, headers }: IncomingMessage, origin: string): boolean {
  if (safe.has(method ?? '')) return false;
  if (headers.origin !== undefined && headers.origin !== origin) return true;
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
  return headers.cookie !== undefined && headers.origin === undefined;
}
