import { isUtf8 } from 'node:buffer';
import type { DescMessage } from '@bufbuild/protobuf';
import { BinaryReader, WireType } from '@bufbuild/protobuf/wire';
import { ConnectError } from '@connectrpc/connect';
import { type FieldWriting, writingsOf } from '#server/guards/field-writing.ts';
import { crowded, unreadable } from '#server/guards/refusals.ts';

/** As deep as the decoder goes. */
const deepest = 100;

/**
 * Reads through a message before it is decoded. Throws ResourceExhausted for more than `most` fields, including nested,
 * packed and unknown ones: a few MiB of empty messages would become millions of objects. Throws InvalidArgument for bytes
 * that the decoder would fail at, because it calls that an error of ours.
 */
export function checkBinaryMessage(desc: DescMessage, bytes: Uint8Array, most: number): void {
  const reader = new BinaryReader(bytes);
  let fields = 0;

  const count = () => {
    fields += 1;
    if (fields > most) throw crowded();
  };
  const skip = (wire: WireType, end: number) => {
    // Unlike `skip`, `uint32` refuses a number that never ends, as the decoder does.
    if (wire === WireType.Varint) reader.uint32();
    else reader.skip(wire);
    if (reader.pos > end) throw unreadable();
  };
  /** Reads a known field that comes with its length. */
  const readDelimited = ({ wire, message, isText, isPackable }: FieldWriting, end: number, depth: number) => {
    const valueEnd = reader.uint32() + reader.pos;
    if (valueEnd > end) throw unreadable();
    if (message) {
      readMessage(message, valueEnd, depth + 1);
    } else if (isPackable) {
      for (; reader.pos < valueEnd; count()) skip(wire, valueEnd);
    } else {
      if (wire !== WireType.LengthDelimited) throw unreadable();
      if (isText && !isUtf8(bytes.subarray(reader.pos, valueEnd))) throw unreadable();
      reader.pos = valueEnd;
    }
  };
  const readMessage = (kind: DescMessage, end: number, depth: number) => {
    if (depth > deepest) throw unreadable();
    const writings = writingsOf(kind);
    while (reader.pos < end) {
      count();
      const [number, wire] = reader.tag();
      // proto3 has no groups; inside one, the numbers would mean other fields.
      if (wire === WireType.StartGroup || wire === WireType.EndGroup) throw unreadable();
      const writing = writings.get(number);
      if (writing && wire === WireType.LengthDelimited) readDelimited(writing, end, depth);
      else if (writing && writing.wire !== wire) throw unreadable();
      else skip(wire, end);
    }
  };

  try {
    readMessage(desc, bytes.length, 1);
  } catch (error) {
    throw error instanceof ConnectError ? error : unreadable();
  }
}
