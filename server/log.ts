import type { IncomingMessage, ServerResponse } from 'node:http';
import { pathOf } from '#server/http/answer.ts';

/** Where the server says what happens: one line each, to the terminal unless a test listens. */
export interface Log {
  /** Something unexpected, with the id that the person was given. */
  error(error: unknown, requestId: string): void;
  /** Notes a request when it has been answered. */
  request(request: IncomingMessage, response: ServerResponse): void;
}

type Write = (line: string) => void;

export function createLog(
  { requests }: { readonly requests: boolean },
  write: Write = (line) => void process.stderr.write(`${line}\n`),
): Log {
  const note = (line: string) => write(`${new Date().toISOString()} ${line}`);
  return {
    error: (error, requestId) =>
      note(`error ${requestId} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`),
    request(request, response) {
      if (!requests) return;
      const started = performance.now();
      const place = placeOf(request);
      response.once('close', () => {
        const took = Math.round(performance.now() - started);
        note(`${request.method} ${place} ${response.writableEnded ? response.statusCode : 'aborted'} ${took}ms`);
      });
    },
  };
}

/** The path, where it is one of ours: never a query, nor the path of a page, which may hold the token of an invite. */
function placeOf(request: IncomingMessage): string {
  const path = pathOf(request);
  if (/^\/(api\/[\w./]+|auth\/[\w.-]+|assets\/[\w.-]+|healthz)$/.test(path)) return path;
  return path.startsWith('/dev-oidc/') ? '/dev-oidc/…' : '(page)';
}
