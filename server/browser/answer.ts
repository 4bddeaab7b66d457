import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';

/** Something that answers requests of the browser port. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

/** A complete answer, as a value. */
export interface Answer {
  readonly status: number;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string | Uint8Array;
}

export function send(request: IncomingMessage, response: ServerResponse, { status, headers, body }: Answer): void {
  if (body !== undefined) response.setHeader('content-length', Buffer.byteLength(body));
  response.writeHead(status, headers);
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** An answer as plain text, for clients that are not browsers. */
export function words(status: number, text: string, headers: OutgoingHttpHeaders = {}): Answer {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8', ...headers }, body: `${text}\n` };
}

/** The path of the request, without its query, exactly as it was sent. */
export function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split(/[?#]/, 1)[0] ?? '/';
}
