import type { DescMessage } from '@bufbuild/protobuf';
import { BinaryReader, WireType } from '@bufbuild/protobuf/wire';
import { Code, ConnectError } from '@connectrpc/connect';

const crowded = () => new ConnectError('The message has too many fields. Send less at once.', Code.ResourceExhausted);
const unreadable = () => new ConnectError('The message is not one of this method.', Code.InvalidArgument);

/**
 * Scans the tags of a message before it is decoded. Throws ResourceExhausted for more than `most` fields, including nested
 * and unknown ones, and InvalidArgument for bytes that are no such message. Otherwise a few MiB of empty messages could
 * become millions of objects. Ignores maps: no request has one.
 */
export function refuseCrowdedBinary(desc: DescMessage, bytes: Uint8Array, most: number): void {
  const reader = new BinaryReader(bytes);
  let fields = 0;
  const walk = (kind: DescMessage, end: number) => {
    while (reader.pos < end) {
      fields += 1;
      if (fields > most) throw crowded();
      const [number, wire] = reader.tag();
      // proto3 has no groups; inside one, the numbers would mean other fields.
      if (wire === WireType.StartGroup || wire === WireType.EndGroup) throw unreadable();
      const field = kind.fields.find((candidate) => candidate.number === number);
      if (wire === WireType.LengthDelimited && field?.fieldKind !== 'map' && field?.message) {
        const length = reader.uint32();
        walk(field.message, reader.pos + length);
      } else reader.skip(wire);
    }
    if (reader.pos > end) throw unreadable();
  };
  try {
    walk(desc, bytes.length);
  } catch (error) {
    throw error instanceof ConnectError ? error : unreadable();
  }
}

const [brace, comma] = [0x7b, 0x2c];

/** The same for JSON, where every field and every item follows a brace or a comma. */
export function refuseCrowdedJson(bytes: Uint8Array, most: number): void {
  let fields = 0;
  for (const byte of bytes) if (byte === brace || byte === comma) fields += 1;
  if (fields > most) throw crowded();
}
