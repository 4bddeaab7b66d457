import { isUtf8 } from 'node:buffer';
import { type DescMessage, fromJsonString, type JsonReadOptions } from '@bufbuild/protobuf';
import { crowded, malformed } from '#server/guards/refusals.ts';

const [brace, bracket, comma] = [0x7b, 0x5b, 0x2c];

/**
 * Checks a JSON message before the handler decodes it. Throws ResourceExhausted for more than `most` fields and items, and
 * InvalidArgument for what can't be decoded: the decoder's own words repeat what was sent.
 */
export function checkJsonMessage(
  desc: DescMessage,
  bytes: Uint8Array,
  most: number,
  options: Partial<JsonReadOptions>,
) {
  let fields = 0;
  for (const byte of bytes) {
    if (byte === brace || byte === bracket || byte === comma) fields += 1;
  }
  if (fields > most) throw crowded();
  if (!isUtf8(bytes)) throw malformed('The body is not UTF-8.');
  const text = new TextDecoder().decode(bytes);
  try {
    fromJsonString(desc, text, options);
  } catch (error) {
    throw malformed(wordsFor(error));
  }
}

/** What fits into an answer of what a decoder says. Its quoted parts may be from the request. */
function wordsFor(error: unknown): string {
  const unknown =
    error instanceof Error ? /: key "([A-Za-z]\w{0,63})" is unknown$/.exec(error.message)?.[1] : undefined;
  if (unknown !== undefined) return `The request has no field ${unknown}.`;
  const field =
    error instanceof Error ? /^cannot decode field ([\w.]{1,200}) from JSON: /.exec(error.message)?.[1] : undefined;
  if (field !== undefined) return `The value of ${field} is not one that this field takes.`;
  return 'The body is not a JSON message of this method.';
}
