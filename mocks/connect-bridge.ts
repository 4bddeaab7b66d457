import { type ConnectRouter, createConnectRouter } from '@connectrpc/connect';
import { createAsyncIterable, readAllBytes, type UniversalHandler } from '@connectrpc/connect/protocol';

/** One RPC: its path (`/package.Service/Method`), its name, and what answers it. */
export interface Endpoint {
  readonly path: string;
  readonly rpc: string;
  readonly answer: (request: Request) => Promise<Response>;
}

/** The routes as plain functions from request to response: Connect and gRPC-web, JSON and binary. */
export function endpointsOf(routes: (router: ConnectRouter) => void): Endpoint[] {
  // As strict as the server: what the server refuses must not work here.
  const router = createConnectRouter({
    grpc: false,
    requireConnectProtocolHeader: true,
    jsonOptions: { ignoreUnknownFields: false },
  });
  routes(router);
  return router.handlers.map((handler) => ({
    path: handler.requestPath,
    rpc: handler.method.name,
    answer: (request) => answer(handler, request),
  }));
}

const noLimit = Number.MAX_SAFE_INTEGER;

/** Reads bodies whole: Firefox has no `request.body`, and some browsers can't pass a stream to a service worker. */
async function answer(handler: UniversalHandler, request: Request): Promise<Response> {
  const body = new Uint8Array(await request.arrayBuffer());
  const {
    status,
    header,
    body: chunks,
  } = await handler({
    httpVersion: '1.1',
    method: request.method,
    url: request.url,
    header: request.headers,
    body: createAsyncIterable([body]),
    signal: request.signal,
  });
  const bytes = chunks && (await readAllBytes(chunks, noLimit));
  return new Response(bytes ? new Uint8Array(bytes) : null, { status, ...(header && { headers: header }) });
}
