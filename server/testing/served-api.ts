import { fastify } from 'fastify';
import type { Host } from '#domain/host.ts';
import { api } from '#server/browser/api.ts';

/** The API alone, under /api on a free port, over any host. */
export interface ServedApi {
  readonly port: number;
  close(): Promise<void>;
}

export async function serveApi(host: Host): Promise<ServedApi> {
  const app = fastify({ forceCloseConnections: true });
  app.register(api, { prefix: '/api', host });
  const origin = await app.listen({ host: '127.0.0.1', port: 0 });
  return { port: Number(new URL(origin).port), close: () => app.close() };
}
