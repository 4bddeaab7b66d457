import { once } from 'node:events';
import { createServer } from 'node:http';
import { fastify } from 'fastify';
import { expect, it } from 'vitest';
import { serveWhenReady } from '#server/browser/serve-when-ready.ts';
import { closeServer, listen } from '#server/listening.ts';

it('a request that comes before the app is ready waits for it', async () => {
  const server = createServer();
  const port = await listen(server, '127.0.0.1', 0, 'PORT');
  const app = fastify({ serverFactory: () => server });
  app.register(async (child) => {
    await once(server, 'request');
    child.get('/', (_request, reply) => reply.send('ready'));
  });
  const serving = serveWhenReady(app, server);
  const answer = await fetch(`http://127.0.0.1:${port}/`);
  expect(await answer.text()).toBe('ready');
  await serving;
  await closeServer(server);
});
