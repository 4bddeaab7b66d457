import type { FastifyPluginCallback } from 'fastify';
import { sql } from 'kysely';
import { type Answer, answer, words } from '#server/browser/answer.ts';
import type { Database } from '#server/database/database.ts';

export type Health = () => Promise<Answer>;

const headers = { 'cache-control': 'no-store' };
const method = ['GET', 'HEAD'];

/**
 * `/livez`: the process answers; if it doesn't, start it anew. `/readyz`, and `/healthz`: it can also serve; if it can't, send it
 * no requests. While it shuts down, Fastify answers 503 to both.
 */
export const healthRoutes: FastifyPluginCallback<{ readonly health: Health }> = (app, { health: ask }, done) => {
  app.route({ method, url: '/livez', handler: (_request, reply) => answer(reply, words(200, 'ok', headers)) });
  for (const url of ['/readyz', '/healthz']) {
    app.route({ method, url, handler: async (_request, reply) => answer(reply, await ask()) });
  }
  done();
};

/** Ready means that the database responds. */
export async function health({ queries }: Database): Promise<Answer> {
  try {
    await sql`select 1`.execute(queries);
    return words(200, 'ok', headers);
  } catch {
    return words(503, 'The database does not answer.', headers);
  }
}
