import { createServer, type Server as HttpServer } from 'node:http';
import type { Http2Server, ServerHttp2Session } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { browserLimits } from '#server/limits.ts';

const patience = 5_000; // ms that requests under way have at the end

/** Creates the server for browsers, with limits for its connections but without a handler. */
export function createBrowserServer({ connections, ...options } = browserLimits): HttpServer {
  const server = createServer(options);
  server.maxConnections = connections;
  return server;
}

/** Listens and returns the port. Throws with a message for people if the port is not available. */
export async function listen(
  server: HttpServer | Http2Server,
  host: string,
  port: number,
  variable: string,
): Promise<number> {
  // "localhost" may resolve to ::1 only, and many clients try 127.0.0.1 only.
  const address = host === 'localhost' ? '127.0.0.1' : host.replace(/^\[(.*)\]$/, '$1');
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(new Error(reasonOf(error, host, port, variable))));
    server.listen({ host: address, port }, resolve);
  });
  const bound: AddressInfo | string | null = server.address();
  return typeof bound === 'object' && bound ? bound.port : port;
}

function reasonOf(error: NodeJS.ErrnoException, host: string, port: number, variable: string): string {
  if (error.code === 'EADDRINUSE') {
    return `Port ${port} is in use by another program. Stop that one, or set ${variable} to another port.`;
  }
  if (error.code === 'EACCES')
    return `Port ${port} needs rights that this program doesn't have. Set ${variable} to another port.`;
  return `Can't listen on ${host}, port ${port}: ${error.message}.`;
}

/** Accepts no more connections, lets requests under way finish, and ends the rest after five seconds. */
export async function closeServer(server: HttpServer): Promise<void> {
  const force = setTimeout(() => server.closeAllConnections(), patience);
  // Node closes only those that are idle now: one whose request has been answered would stay open for the next.
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  await new Promise<void>((resolve) => void server.close(() => resolve()));
  clearInterval(idle);
  clearTimeout(force);
}

/** The same for HTTP/2, where connections stay open between calls: tells each to send no more calls. */
export function closableEdge(server: Http2Server): () => Promise<void> {
  const sessions = new Set<ServerHttp2Session>();
  server.on('session', (session) => {
    sessions.add(session);
    session.once('close', () => sessions.delete(session));
  });
  return async () => {
    const force = setTimeout(() => sessions.forEach((session) => session.destroy()), patience);
    const closed = new Promise<void>((resolve) => void server.close(() => resolve()));
    sessions.forEach((session) => session.close());
    await closed;
    clearTimeout(force);
  };
}
