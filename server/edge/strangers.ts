import type { Http2Server } from 'node:http2';
import type { EdgeGuards } from '#server/limits.ts';

/**
 * Limits connections: their number, how long one may be silent, and how long one may stay without a valid token, silent or
 * not. Returns the function that marks a connection as having sent one.
 */
export function boundConnections(
  server: Http2Server,
  { connections, introduction, idle }: EdgeGuards,
): (session: object | undefined) => void {
  const strangers = new Map<object | undefined, NodeJS.Timeout>();
  const introduce = (session: object | undefined) => {
    clearTimeout(strangers.get(session));
    strangers.delete(session);
  };
  server.maxConnections = connections;
  server.on('session', (session) => {
    session.setTimeout(idle, () => session.close());
    strangers.set(
      session,
      // `close` would wait for the other side to hang up, which a stranger may never do.
      setTimeout(() => session.destroy(), introduction),
    );
    session.once('close', () => introduce(session));
  });
  return introduce;
}
