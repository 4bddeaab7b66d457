import { constants, type IncomingHttpHeaders, type OutgoingHttpHeaders, type ServerHttp2Stream } from 'node:http2';
import { Code, ConnectError, type ContextValues } from '@connectrpc/connect';
import type { UniversalHandler, UniversalServerRequest, UniversalServerResponse } from '@connectrpc/connect/protocol';
import { setTrailerStatus } from '@connectrpc/connect/protocol-grpc';
import { fitStatus } from '#server/guards/grpc-status.ts';

/** Answers a stream by a handler. */
export async function serveStream(
  handler: UniversalHandler,
  stream: ServerHttp2Stream,
  headers: IncomingHttpHeaders,
  contextValues: ContextValues,
): Promise<void> {
  const over = new AbortController();
  stream.once('aborted', () => over.abort(ended));
  const response = await handler(requestOf(stream, headers, over.signal, contextValues));
  // Connect ends each call's context too, but without a reason, for which Node makes an exception with a stack.
  over.abort(ended);
  await answer(stream, response);
}

const ended = new ConnectError('The call is over.', Code.Canceled);

function requestOf(
  stream: ServerHttp2Stream,
  headers: IncomingHttpHeaders,
  signal: AbortSignal,
  contextValues: ContextValues,
): UniversalServerRequest {
  return {
    httpVersion: '2.0',
    method: String(headers[':method']),
    url: `http://edge${headers[':path']}`,
    header: headerOf(headers),
    // The answer goes out on the same stream, also when nobody reads the rest of the body.
    body: stream.iterator({ destroyOnReturn: false }),
    signal,
    contextValues,
  };
}

function headerOf(headers: IncomingHttpHeaders): Headers {
  const header = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    if (name.startsWith(':') || value === undefined) continue;
    header.set(name, typeof value === 'string' ? value : value.join(', '));
  }
  return header;
}

/** Sends a handler's answer, and closes the stream: nothing more is read of what the client still sends. */
async function answer(stream: ServerHttp2Stream, response: UniversalServerResponse): Promise<void> {
  const pieces: Uint8Array[] = [];
  for await (const piece of response.body ?? []) pieces.push(piece);
  if (!canAnswer(stream)) return;
  const head = { ':status': response.status, ...Object.fromEntries(response.header ?? []) };
  const trailer = Object.fromEntries(response.trailer ?? []);
  if (pieces.length === 0) {
    respondOnly(stream, { ...head, ...trailer });
    return;
  }
  stream.once('wantTrailers', () => {
    stream.sendTrailers(trailer);
    // Node sends trailers in the next turn, and a stream that is closed before that sends none.
    if (!stream.readableEnded) setImmediate(() => stream.close());
  });
  stream.respond(head, { waitForTrailers: true });
  stream.end(Buffer.concat(pieces));
}

/** Sends a gRPC answer that is only a status, if the client is still there, and closes the stream. */
export function refuse(stream: ServerHttp2Stream, error: ConnectError): void {
  if (!canAnswer(stream)) return;
  const status = setTrailerStatus(new Headers({ 'content-type': 'application/grpc+proto' }), error);
  respondOnly(stream, { ':status': 200, ...Object.fromEntries(fitStatus(status)) });
}

/** Ends a stream that took too long: with a status, or, where the client doesn't read its answer, without. */
export function endLate(stream: ServerHttp2Stream, error: ConnectError): void {
  if (canAnswer(stream)) refuse(stream, error);
  else if (!stream.destroyed) stream.close(constants.NGHTTP2_CANCEL);
}

function respondOnly(stream: ServerHttp2Stream, headers: OutgoingHttpHeaders): void {
  stream.respond(headers, { endStream: true });
  stream.close();
}

/** The client may have reset its stream, and a late answer may have been sent already. */
function canAnswer(stream: ServerHttp2Stream): boolean {
  return !stream.destroyed && !stream.closed && !stream.headersSent;
}
