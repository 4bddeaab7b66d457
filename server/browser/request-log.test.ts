import { fastify, type FastifyBaseLogger, LogController } from 'fastify';
import { expect, it } from 'vitest';
import { logRequests } from '#server/browser/request-log.ts';
import { createLog } from '#server/log.ts';

/** Sends requests for these paths to a server that does nothing but note them, and returns the lines that it wrote. */
async function noted(requests: boolean, paths: readonly string[]): Promise<readonly Record<string, unknown>[]> {
  const lines: string[] = [];
  const log = createLog({ requests }, (line) => void lines.push(line));
  const loggerInstance: FastifyBaseLogger = log;
  const app = fastify({ loggerInstance, logController: new LogController({ disableRequestLogging: true }) });
  logRequests(app, log);
  app.get('/*', (_request, reply) => reply.send());
  await app.ready();
  for (const path of paths) await app.inject({ path });
  await app.close();
  return lines.map((line) => JSON.parse(line));
}

it('notes requests by paths of ours, without queries and without the paths of pages', async () => {
  const paths = [
    '/api/a.B/C?x=1',
    '/auth/callback?code=secret',
    '/invites/secret',
    '/dev-oidc/auth/secret',
    '/assets/a-1.js',
  ];
  const lines = await noted(true, paths);
  expect(lines.map(({ msg }) => String(msg).replace(/ \d+ms$/, ''))).toEqual([
    'GET /api/a.B/C 200',
    'GET /auth/callback 200',
    'GET (page) 200',
    'GET /dev-oidc/… 200',
    'GET /assets/a-1.js 200',
  ]);
  expect(new Set(lines.map(({ reqId }) => reqId))).toHaveProperty('size', paths.length);
});

it('is quiet about requests unless asked', async () => {
  expect(await noted(false, ['/', '/api/a.B/C'])).toEqual([]);
});
