import { once } from 'node:events';
import { type ClientHttp2Session, type ClientHttp2Stream, connect, type Http2Server } from 'node:http2';
import { connect as connectTcp } from 'node:net';
import type { Host } from '#domain/host.ts';
import { createEdge } from '#server/edge/edge.ts';
import { createReadingBudget, type ReadingBudget } from '#server/guards/reading-budget.ts';
import { type EdgeGuards, edgeGuards } from '#server/limits.ts';
import { closableEdge, listen } from '#server/listening.ts';

export const writeRawPath = '/parca.profilestore.v1alpha1.ProfileStoreService/WriteRaw';

/** The edge alone on a free port, and calls that no client library can make. */
export interface TestEdge {
  readonly server: Http2Server;
  readonly port: number;
  /** What all calls hold. */
  readonly budget: ReadingBudget;
  /** A connection, from another address of this machine if one is given. */
  connect(localAddress?: string): ClientHttp2Session;
  /** Ends the connections and the edge. */
  close(): Promise<void>;
}

export async function startTestEdge(host: Host, guards: Partial<EdgeGuards> = {}): Promise<TestEdge> {
  const budget = createReadingBudget(guards.reading ?? edgeGuards.reading);
  const server = createEdge(host, { ...edgeGuards, ...guards }, budget);
  const close = closableEdge(server);
  const port = await listen(server, '127.0.0.1', 0, 'GRPC_PORT');
  const sessions: ClientHttp2Session[] = [];
  return {
    server,
    port,
    budget,
    connect(localAddress) {
      const socket = connectTcp({ host: '127.0.0.1', port, ...(localAddress !== undefined && { localAddress }) });
      const session = connect(`http://127.0.0.1:${port}`, { createConnection: () => socket });
      sessions.push(session);
      return session;
    },
    async close() {
      sessions.forEach((session) => session.destroy());
      await close();
    },
  };
}

/** Starts a call and leaves its body open. */
export function openCall(
  session: ClientHttp2Session,
  path: string,
  headers: Record<string, string> = {},
): ClientHttp2Stream {
  const always = { ':method': 'POST', ':path': path, 'content-type': 'application/grpc' };
  return session.request({ ...always, ...headers }, { endStream: false });
}

/** The gRPC status that a call is answered with, in the headers or in the trailers. */
export async function statusOf(call: ClientHttp2Stream): Promise<number> {
  const trailers = once(call, 'trailers');
  const [response] = await once(call.resume(), 'response');
  return Number(response['grpc-status'] ?? (await trailers)[0]['grpc-status']);
}
