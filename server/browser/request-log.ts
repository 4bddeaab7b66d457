import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { pathOf } from '#server/browser/answer.ts';
import type { Log } from '#server/log.ts';

/** Notes each request when it has been answered, or the client is gone. Costs nothing where the log takes no such lines. */
export function logRequests(app: FastifyInstance, log: Log): void {
  if (!log.isLevelEnabled('info')) return;
  app.addHook('onRequest', (request, reply, done) => {
    const started = performance.now();
    const place = placeOf(request.raw);
    reply.raw.once('close', () => {
      const outcome = reply.raw.writableEnded ? reply.raw.statusCode : 'aborted';
      request.log.info(`${request.method} ${place} ${outcome} ${Math.round(performance.now() - started)}ms`);
    });
    done();
  });
}

/** The path, if it is one of ours: without the query, and not a page's path, which may hold an invite's token. */
function placeOf(request: IncomingMessage): string {
  const path = pathOf(request);
  if (/^\/(api\/[\w./]+|auth\/[\w.-]+|assets\/[\w.-]+|healthz|livez|readyz)$/.test(path)) return path;
  return path.startsWith('/dev-oidc/') ? '/dev-oidc/…' : '(page)';
}
