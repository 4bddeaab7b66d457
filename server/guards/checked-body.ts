import { setImmediate as letOthersIn } from 'node:timers/promises';
import type { DescMethod, JsonReadOptions } from '@bufbuild/protobuf';
import { ConnectError } from '@connectrpc/connect';
import { checkBinaryMessage } from '#server/guards/binary-message.ts';
import { EnvelopeSplitter, headLength } from '#server/guards/envelope-splitter.ts';
import { GatheredBytes } from '#server/guards/gathered-bytes.ts';
import { checkJsonCost, jsonFault } from '#server/guards/json-message.ts';
import { type Envelopes, formatOf } from '#server/guards/protocol.ts';
import type { Hold } from '#server/guards/reading-budget.ts';
import { clientGone, tooLarge, uncompressedOnly } from '#server/guards/refusals.ts';
import { unpack } from '#server/guards/unpack.ts';
import { jsonMessage, messageFields } from '#server/limits.ts';

/** Messages of a stream that are read before others are served: some thousands may come in one piece of a few kilobytes. */
const atOnce = 32;

/** The rules that a body is checked by. */
export interface BodyRules {
  readonly method: DescMethod;
  /** Whether the body may be several messages. */
  readonly isStream: boolean;
  readonly header: Headers;
  readonly readMaxBytes: number;
  readonly gzip: boolean;
  readonly jsonOptions?: Partial<JsonReadOptions>;
  readonly hold: Hold;
  /** Takes a JSON message that is not known yet to be decodable. */
  readonly undecoded: (message: Uint8Array) => void;
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
  const pieces = untilGone(body);

  if (!format.envelopes) {
    yield await oneMessage(pieces, most, format.json, rules);
    return;
  }
  const splitter = new EnvelopeSplitter({ ...format.envelopes, most, single: !rules.isStream, hold: rules.hold });
  let only: Uint8Array | undefined;
  let before = 0;
  let messages = 0;
  for await (const piece of pieces) {
    for (const { compressed, bytes, held } of splitter.split(piece)) {
      const message = compressed ? await unpacked(bytes, held, most, rules, format.envelopes) : bytes;
      check(message.subarray(headLength), format.json, rules);
      if (rules.isStream) {
        rules.hold.give(before); // until now the handler may have had the message before this one
        before = compressed ? message.length - headLength : held;
        messages += 1;
        if (messages % atOnce === 0) await letOthersIn();
        yield message;
      } else only = message;
    }
  }
  splitter.end();
  // The handler copies the message. Given at the end, it is not in memory twice while a client leaves its stream open.
  if (only) yield only;
}

/** Throws the refusal of a message that must not be decoded, or can't be. */
function check(message: Uint8Array, json: boolean, { method, jsonOptions }: BodyRules): void {
  if (!json) {
    checkBinaryMessage(method.input, message, messageFields);
    return;
  }
  checkJsonCost(message, messageFields);
  const fault = jsonFault(method.input, message, jsonOptions);
  if (fault) throw fault;
}

/**
 * A body that is one message without an envelope. In JSON it is the console's everyday call, so it is decoded once, by its
 * handler; `undecoded` gets it, to find out what is wrong with it when the handler refuses it.
 */
async function oneMessage(
  pieces: AsyncIterable<Uint8Array>,
  most: number,
  json: boolean,
  rules: BodyRules,
): Promise<Uint8Array> {
  const { header, hold, undecoded } = rules;
  if ((header.get('content-encoding') ?? 'identity') !== 'identity') throw uncompressedOnly();
  const expected = Number(header.get('content-length')) || most;
  if (expected > most) throw tooLarge(most);
  const gathered = new GatheredBytes(hold);
  for await (const piece of pieces) {
    if (gathered.length + piece.length > most) throw tooLarge(most);
    gathered.add(piece, expected);
  }
  const message = gathered.bytes;
  if (json) {
    checkJsonCost(message, messageFields);
    undecoded(message);
  } else check(message, json, rules);
  return message;
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
