import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { FastifyReply } from 'fastify';

/** Something that answers requests by Node's own means. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

/** A complete answer, as a value. */
export interface Answer {
  readonly status: number;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string | Uint8Array;
}

/** Answers a request of Fastify's. */
export function answer(reply: FastifyReply, { status, headers = {}, body }: Answer): FastifyReply {
  return reply.code(status).headers(headers).send(body);
}

/** Answers a request that Fastify has handed over (`reply.hijack`). */
export function send(request: IncomingMessage, response: ServerResponse, { status, headers, body }: Answer): void {
  if (body !== undefined) response.setHeader('content-length', Buffer.byteLength(body));
  response.writeHead(status, headers);
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** An answer as plain text, for clients that are not browsers. */
export function words(status: number, text: string, headers: OutgoingHttpHeaders = {}): Answer {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8', ...headers }, body: `${text}\n` };
}

export const nothingHere = words(404, 'There is nothing here.', { 'cache-control': 'no-store' });

/** The path of the request, without its query, exactly as it was sent. */
export function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split(/[?#]/, 1)[0] ?? '/';
}
