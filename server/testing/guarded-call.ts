import { createConnectRouter, createContextValues } from '@connectrpc/connect';
import { compressionGzip } from '@connectrpc/connect-node';
import { createAsyncIterable } from '@connectrpc/connect/protocol';
import { findTrailerError } from '@connectrpc/connect/protocol-grpc';
import { callerNamedIn } from '#domain/authenticate.ts';
import type { Host } from '#domain/host.ts';
import { createRoutes } from '#domain/routes.ts';
import { guardRoutes, type RouteGuards } from '#server/guards/guarded-routes.ts';
import { createReadingBudget } from '#server/guards/reading-budget.ts';
import { apiReading, profileMessage } from '#server/limits.ts';

/** A call of the guarded routes, without a network. */
export interface GuardedCall {
  readonly path: string;
  readonly type: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The body as it arrives, piece by piece. */
  readonly body: Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
}

/** How a call was answered: `code` is 0 for a call that succeeded, or the Connect code's number or name. */
export interface GuardedAnswer {
  readonly code: number | string;
  readonly body: string;
  readonly trailer: Headers;
}

/** Answers calls with the routes of this host behind guards, which are those of the API with gzip unless told otherwise. */
export function guardedCalls(
  host: Host,
  changed: Partial<RouteGuards> = {},
): (call: GuardedCall) => Promise<GuardedAnswer> {
  const guards: RouteGuards = {
    readMaxBytes: profileMessage,
    gzip: true,
    budget: createReadingBudget(apiReading),
    admit: (header) => callerNamedIn(host, header),
    ...changed,
  };
  const router = createConnectRouter({ readMaxBytes: guards.readMaxBytes, acceptCompression: [compressionGzip] });
  guardRoutes(createRoutes(host), guards)(router);
  const handlers = new Map(router.handlers.map((handler) => [handler.requestPath, handler]));
  return async ({ path, type, headers, body }) => {
    const response = await handlers.get(path)?.({
      httpVersion: '2',
      method: 'POST',
      url: `http://server${path}`,
      header: new Headers({ ...headers, 'content-type': type }),
      body: Symbol.asyncIterator in body ? body : createAsyncIterable([...body]),
      signal: new AbortController().signal,
      contextValues: createContextValues(),
    });
    if (!response) throw new Error(`there is no ${path}`);
    const pieces: Uint8Array[] = [];
    for await (const piece of response.body ?? []) pieces.push(piece);
    const text = Buffer.concat(pieces).toString();
    return { code: codeOf(type, response.trailer, text), body: text, trailer: response.trailer ?? new Headers() };
  };
}

function codeOf(type: string, trailer: Headers | undefined, body: string): number | string {
  if (/grpc-web/.test(type)) return Number(/grpc-status: ?(\d+)/.exec(body)?.[1] ?? -1);
  if (/grpc/.test(type)) return trailer ? (findTrailerError(trailer)?.code ?? 0) : -1;
  return /"code":"(\w+)"/.exec(body)?.[1] ?? 0;
}

/** One message as Connect and gRPC send it in streams. */
export function envelope(message: Uint8Array, flags = 0): Buffer {
  const head = Buffer.alloc(5);
  head.writeUInt8(flags);
  head.writeUInt32BE(message.length, 1);
  return Buffer.concat([head, message]);
}
