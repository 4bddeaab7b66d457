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
import { refuseCrowdedBinary, refuseCrowdedJson } from '#server/guards/crowded.ts';
import { makeMessageReadable } from '#server/guards/grpc-message.ts';
import type { Hold } from '#server/guards/reading-budget.ts';
import { messageFields } from '#server/limits.ts';

/** The checks between the wire and the decoder. */
export interface RouteGuards {
  /** The maximum bytes of one message, decompressed. */
  readonly readMaxBytes: number;
  /** Whether messages may come compressed with gzip. */
  readonly gzip: boolean;
  /** Called before the body is read; if it throws, the error is the answer, and the body stays unread. */
  readonly admit?: (header: Headers) => Promise<void>;
}

/** Counts the memory that a request uses beyond the bytes it sent. */
export const holdKey = createContextKey<Hold>(() => undefined, { description: 'counts what is held in memory' });

/** Adds these guards to the routes. Refusals are answered in the caller's protocol, like other errors. */
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

/** A gRPC answer has its status after its body. */
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

/** Reserves the largest possible size before decompressing, and the real size afterwards. */
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

/** The highest compression ratio of gzip. */
const gzipRatio = 1032;

const uncompressedOnly = () => new ConnectError('Send the message without this compression.', Code.Unimplemented);
