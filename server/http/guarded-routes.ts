import type { DescMessage } from '@bufbuild/protobuf';
import { Code, ConnectError, type ConnectRouter, createContextKey } from '@connectrpc/connect';
import { compressionGzip } from '@connectrpc/connect-node';
import {
  assertByteStreamRequest,
  compressedFlag,
  encodeEnvelope,
  readAllBytes,
  transformSplitEnvelope,
  type UniversalHandler,
  type UniversalServerRequest,
} from '@connectrpc/connect/protocol';
import { refuseCrowdedBinary, refuseCrowdedJson } from '#server/http/crowded.ts';
import { makeMessageReadable } from '#server/http/grpc-message.ts';
import { messageFields } from '#server/http/limits.ts';
import type { Hold } from '#server/http/reading-budget.ts';

/** What stands between the wire and the decoder. */
export interface RouteGuards {
  /** Bytes of one message, decompressed. */
  readonly readMaxBytes: number;
  /** Whether messages may come compressed with gzip. */
  readonly gzip: boolean;
  /** Asked before the first byte of the body is read; what it throws is the answer, and the body stays unread. */
  readonly admit?: (header: Headers) => Promise<void>;
}

/** What counts the bytes that a request makes us hold, beyond those that it sent. */
export const holdKey = createContextKey<Hold>(() => undefined, { description: 'counts what is held in memory' });

/** The routes with these guards. Refusals come out as any other error does, in the words of the caller's protocol. */
export function guardRoutes(
  routes: (router: ConnectRouter) => void,
  guards: RouteGuards,
): (router: ConnectRouter) => void {
  return (router) => {
    routes(router);
    const unguarded = router.handlers.splice(0);
    router.handlers.push(...unguarded.map((handler) => guard(handler, guards)));
  };
}

function guard(handler: UniversalHandler, guards: RouteGuards): UniversalHandler {
  const guarded = async (request: UniversalServerRequest) => {
    const response = await handler({ ...request, body: messagesOf(request, handler.method.input, guards) });
    const { body, trailer } = response;
    return body && trailer ? { ...response, body: withReadableMessage(body, trailer) } : response;
  };
  return Object.assign(guarded, handler);
}

/** A gRPC answer says how it ended when its body has ended. */
async function* withReadableMessage(
  body: AsyncIterable<Uint8Array>,
  trailer: Headers,
): AsyncGenerator<Uint8Array, void, undefined> {
  yield* body;
  makeMessageReadable(trailer);
}

async function* messagesOf(
  request: UniversalServerRequest,
  desc: DescMessage,
  guards: RouteGuards,
): AsyncGenerator<Uint8Array, void, undefined> {
  assertByteStreamRequest(request);
  const { header, body } = request;
  await guards.admit?.(header);
  const type = header.get('content-type') ?? '';
  const check = (message: Uint8Array) =>
    /[/+]json\b/i.test(type)
      ? refuseCrowdedJson(message, messageFields)
      : refuseCrowdedBinary(desc, message, messageFields);

  if (/^application\/(json|proto)\b/i.test(type)) {
    if ((header.get('content-encoding') ?? 'identity') !== 'identity') throw uncompressedOnly();
    const message = await readAllBytes(body, guards.readMaxBytes);
    check(message);
    yield message;
  } else yield* inEnvelopes(request, body, guards, check);
}

async function* inEnvelopes(
  request: UniversalServerRequest,
  body: AsyncIterable<Uint8Array>,
  guards: RouteGuards,
  check: (message: Uint8Array) => void,
): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const { flags, data } of transformSplitEnvelope(guards.readMaxBytes)(body)) {
    const rest = flags & ~compressedFlag;
    const message = flags === rest ? data : await unpack(request, data, guards);
    if (rest === 0) check(message); // what has other flags is no message
    yield encodeEnvelope(rest, message);
  }
}

/** Counts the most that may come out before it comes out, and what did afterwards. */
async function unpack(
  { header, contextValues }: UniversalServerRequest,
  data: Uint8Array,
  { gzip, readMaxBytes }: RouteGuards,
): Promise<Uint8Array> {
  if (!gzip || header.get('grpc-encoding') !== 'gzip') throw uncompressedOnly();
  const hold = contextValues?.get(holdKey);
  const most = Math.min(readMaxBytes, data.length * gzipRatio);
  hold?.(most);
  const message = await compressionGzip.decompress(data, readMaxBytes);
  hold?.(message.length - most);
  return message;
}

/** Nothing that gzip packed is longer than this many times its length. */
const gzipRatio = 1032;

const uncompressedOnly = () => new ConnectError('Send the message without this compression.', Code.Unimplemented);
