import { STATUS_CODES } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Answer, answer, nothingHere, words } from '#server/browser/answer.ts';
import { html, page } from '#server/browser/page.ts';
import { responseHeaders } from '#server/browser/response-headers.ts';

/** Thrown where the answer is already made. */
export class Refused extends Error {
  readonly answer: Answer;
  constructor(given: Answer) {
    super(`refused with ${given.status}`);
    this.answer = given;
  }
}

/** Answers what a route throws: a fault of the request by its status alone, anything else as unexpected. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    if (error instanceof Refused) return answer(reply, error.answer);
    const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
    if (status >= 400 && status < 500) return answer(reply, words(status, `${STATUS_CODES[status] ?? 'Refused'}.`));
    return answer(reply, unexpected(request, error));
  });
}

/** Answers paths that can't be read, such as `/%zz`, before any hook runs. */
export function answerStrangePath(origin: string) {
  const set = responseHeaders(origin);
  return (_error: Error, request: FastifyRequest, reply: FastifyReply) => {
    set(reply.raw, request.id);
    answer(reply, nothingHere);
  };
}

/** Writes an unexpected error down, and returns the page that says its number and nothing else of it. */
export function unexpected({ id, log }: FastifyRequest, error: unknown): Answer {
  log.error({ err: error }, error instanceof Error ? error.message : String(error));
  const body = html`<h1>Something failed on our side</h1>
    <p>Try again. If it stays, report request ${id}.</p>
    <p><a href="/">Open the console</a></p>`;
  return page(500, 'Something failed', body);
}
