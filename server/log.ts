import type { IncomingMessage, ServerResponse } from 'node:http';
import { pathOf } from '#server/browser/answer.ts';

/** Where the server logs: one line per event, to the terminal unless a test listens. */
export interface Log {
  /** Logs an unexpected error, with the request ID that the person was given. */
  error(error: unknown, requestId: string): void;
  /** Logs what an operator should know, though nothing failed. */
  warn(text: string): void;
  /** Notes a request when it has been answered. */
  request(request: IncomingMessage, response: ServerResponse): void;
}

type Write = (line: string) => void;

export function createLog(
  { requests }: { readonly requests: boolean },
  write: Write = (line) => void process.stderr.write(`${line}\n`),
): Log {
  const note = (text: string) => write(`${new Date().toISOString()} ${harmless(text)}`);
  return {
    error: (error, requestId) =>
      note(`error ${requestId} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`),
    warn: note,
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

/**
 * Messages may contain text by strangers. It must not look like a line of ours, so further lines are indented, and it must
 * not control the terminal.
 */
function harmless(text: string): string {
  return text.replace(/\n(?! )/g, '\n    ').replace(/[^\P{C}\n]|[\u2028\u2029]/gu, codeOf);
}

function codeOf(character: string): string {
  return `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
}

/** The path, if it is one of ours: without the query, and not a page's path, which may hold an invite's token. */
function placeOf(request: IncomingMessage): string {
  const path = pathOf(request);
  if (/^\/(api\/[\w./]+|auth\/[\w.-]+|assets\/[\w.-]+|healthz)$/.test(path)) return path;
  return path.startsWith('/dev-oidc/') ? '/dev-oidc/…' : '(page)';
}
