import type { RequestListener, Server } from 'node:http';
import type { FastifyInstance } from 'fastify';

/** Has the app answer a server that listens already. Fastify fails at a request that comes before it is ready: such a one waits. */
export async function serveWhenReady(app: FastifyInstance, server: Server): Promise<void> {
  const ready = Promise.resolve(app.ready());
  const early: RequestListener = (request, response) => void ready.then(() => app.routing(request, response));
  server.on('request', early);
  await ready;
  server.off('request', early).on('request', app.routing);
}
