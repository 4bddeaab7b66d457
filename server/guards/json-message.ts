import { isUtf8 } from 'node:buffer';
import { type DescMessage, fromJsonString, type JsonReadOptions } from '@bufbuild/protobuf';
import type { ConnectError } from '@connectrpc/connect';
import { crowded, malformed } from '#server/guards/refusals.ts';

const [brace, bracket, comma, zero, nine] = [0x7b, 0x5b, 0x2c, 0x30, 0x39];

/** A number of more digits takes the decoder much longer than its length says. */
const mostDigits = 1000;

/**
 * Checks what it would cost to decode a JSON message. Throws ResourceExhausted for more than `most` fields, items and lists,
 * each of which follows a brace, a bracket or a comma, and InvalidArgument for endless numbers and what is not UTF-8.
 */
export function checkJsonCost(bytes: Uint8Array, most: number): void {
  let fields = 0;
  let digits = 0;
  for (const byte of bytes) {
    if (byte === brace || byte === bracket || byte === comma) fields += 1;
    digits = byte >= zero && byte <= nine ? digits + 1 : 0;
    if (digits > mostDigits) throw malformed('The message has a number that is too long.');
  }
  if (fields > most) throw crowded();
  if (!isUtf8(bytes)) throw malformed('The message is not UTF-8.');
}

/**
 * The fault of a JSON message that can't be decoded, in words that repeat nothing of it but what looks like the name of
 * a field; `undefined` for one that can. Unknown fields are ignored unless the options say otherwise, as Connect does it.
 */
export function jsonFault(
  desc: DescMessage,
  bytes: Uint8Array,
  options: Partial<JsonReadOptions> | undefined,
): ConnectError | undefined {
  try {
    fromJsonString(desc, new TextDecoder().decode(bytes), { ignoreUnknownFields: true, ...options });
    return undefined;
  } catch (error) {
    return malformed(wordsFor(error instanceof Error ? error.message : ''));
  }
}

function wordsFor(said: string): string {
  const unknown = /: key "([A-Za-z]\w{0,63})" is unknown$/.exec(said)?.[1];
  if (unknown !== undefined) return `The request has no field ${unknown}.`;
  const field = /^cannot decode field ([\w.]{1,200}) from JSON: /.exec(said)?.[1];
  if (field !== undefined) return `This is not a value of ${field}.`;
  return 'The message is not one of this method in JSON.';
}
