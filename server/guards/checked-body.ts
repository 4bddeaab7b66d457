import type { DescMethod, JsonReadOptions } from '@bufbuild/protobuf';
import { ConnectError } from '@connectrpc/connect';
import { checkBinaryMessage } from '#server/guards/binary-message.ts';
import { EnvelopeSplitter, headLength } from '#server/guards/envelope-splitter.ts';
import { GatheredBytes } from '#server/guards/gathered-bytes.ts';
import { checkJsonMessage } from '#server/guards/json-message.ts';
import { type Envelopes, formatOf } from '#server/guards/protocol.ts';
import type { Hold } from '#server/guards/reading-budget.ts';
import { clientGone, tooLarge, uncompressedOnly } from '#server/guards/refusals.ts';
import { unpack } from '#server/guards/unpack.ts';
import { jsonMessage, messageFields } from '#server/limits.ts';

/** What a body is checked by. */
export interface BodyRules {
  readonly method: DescMethod;
  /** Whether the body may be several messages. */
  readonly isStream: boolean;
  readonly header: Headers;
  readonly readMaxBytes: number;
  readonly gzip: boolean;
  readonly jsonOptions?: Partial<JsonReadOptions>;
  readonly hold: Hold;
}

/**
 * The body as a handler may read it: whole messages, decompressed and checked, each counted by the hold. Calls `start` before
 * it reads anything. Throws what `start` throws, and the guards' refusals.
 */
export async function* checkedBody(
  body: AsyncIterable<Uint8Array>,
  start: () => Promise<BodyRules>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const rules = await start();
  const format = formatOf(rules.header.get('content-type') ?? '');
  if (!format) return; // the handler refuses it, and reads nothing
  const most = format.json ? Math.min(rules.readMaxBytes, jsonMessage) : rules.readMaxBytes;
  const check = (message: Uint8Array) =>
    format.json
      ? checkJsonMessage(rules.method.input, message, messageFields, rules.jsonOptions ?? {})
      : checkBinaryMessage(rules.method.input, message, messageFields);
  const pieces = untilGone(body);

  if (!format.envelopes) {
    yield await oneMessage(pieces, most, rules, check);
    return;
  }
  const splitter = new EnvelopeSplitter({ ...format.envelopes, most, single: !rules.isStream, hold: rules.hold });
  for await (const piece of pieces) {
    for (const { compressed, bytes, held } of splitter.split(piece)) {
      const message = compressed ? await unpacked(bytes, held, most, rules, format.envelopes) : bytes;
      check(message.subarray(headLength));
      yield message;
      // A handler of a stream has done with a message when it asks for the next.
      if (rules.isStream) rules.hold.give(compressed ? message.length - headLength : held);
    }
  }
  splitter.end();
}

/** A body that is one message without an envelope. */
async function oneMessage(
  pieces: AsyncIterable<Uint8Array>,
  most: number,
  { header, hold }: BodyRules,
  check: (message: Uint8Array) => void,
): Promise<Uint8Array> {
  if ((header.get('content-encoding') ?? 'identity') !== 'identity') throw uncompressedOnly();
  const expected = Number(header.get('content-length') ?? most);
  if (expected > most) throw tooLarge(most);
  const gathered = new GatheredBytes(hold);
  for await (const piece of pieces) {
    if (gathered.length + piece.length > most) throw tooLarge(most);
    gathered.add(piece, expected);
  }
  check(gathered.bytes);
  return gathered.bytes;
}

async function unpacked(
  bytes: Uint8Array,
  held: number,
  most: number,
  { gzip, header, hold }: BodyRules,
  { encodingHeader }: Envelopes,
): Promise<Uint8Array> {
  if (!gzip || header.get(encodingHeader) !== 'gzip') throw uncompressedOnly();
  const message = await unpack(bytes.subarray(headLength), most, hold);
  hold.give(held);
  return message;
}

/** The same pieces. Where the body breaks off, it was the client that went away, and nothing failed here. */
function untilGone(body: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  return {
    [Symbol.asyncIterator]() {
      const pieces = body[Symbol.asyncIterator]();
      return {
        next: () =>
          pieces.next().catch((error: unknown) => {
            throw error instanceof ConnectError ? error : clientGone();
          }),
        return: async () => (await pieces.return?.()) ?? { done: true, value: undefined },
      };
    },
  };
}
