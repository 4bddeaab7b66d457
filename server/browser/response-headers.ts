import type { ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { securityHeaders } from '#server/security-headers.ts';

/** Has every answer carry the security headers, and the request's ID, by which an operator finds it in the log. */
export function setResponseHeaders(app: FastifyInstance, origin: string): void {
  const set = responseHeaders(origin);
  app.addHook('onRequest', (request, reply, done) => {
    set(reply.raw, request.id);
    done();
  });
}

/** Sets them on Node's response, so that they are also there where Fastify doesn't answer itself. */
export function responseHeaders(origin: string): (response: ServerResponse, requestId: string) => void {
  const headers = Object.entries({
    ...securityHeaders,
    ...(origin.startsWith('https:') && { 'strict-transport-security': 'max-age=31536000' }),
  });
  return (response, requestId) => {
    for (const [name, value] of headers) response.setHeader(name, value);
    response.setHeader('x-request-id', requestId);
  };
}
