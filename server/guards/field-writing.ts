import { type DescField, type DescMessage, ScalarType } from '@bufbuild/protobuf';
import { WireType } from '@bufbuild/protobuf/wire';

/** How a field is written in binary messages. */
export interface FieldWriting {
  readonly wire: WireType;
  /** The message in the field, if it holds one. */
  readonly message: DescMessage | undefined;
  readonly isText: boolean;
  /** Whether several values may be written as one. */
  readonly isPackable: boolean;
}

const known = new WeakMap<DescMessage, ReadonlyMap<number, FieldWriting>>();

/** How the fields of a message are written, by their numbers. */
export function writingsOf(desc: DescMessage): ReadonlyMap<number, FieldWriting> {
  const found = known.get(desc) ?? new Map(desc.fields.map((field) => [field.number, writingOf(field)]));
  known.set(desc, found);
  return found;
}

function writingOf(field: DescField): FieldWriting {
  // No request has a map.
  if (field.fieldKind === 'map') throw new Error(`${field.toString()} is a map, which the guards can't read`);
  const wire = field.message ? WireType.LengthDelimited : wireOf(field.scalar);
  return {
    wire,
    message: field.message,
    isText: field.scalar === ScalarType.STRING,
    isPackable: field.fieldKind === 'list' && wire !== WireType.LengthDelimited,
  };
}

const wires = new Map<ScalarType, WireType>([
  [ScalarType.STRING, WireType.LengthDelimited],
  [ScalarType.BYTES, WireType.LengthDelimited],
  [ScalarType.DOUBLE, WireType.Bit64],
  [ScalarType.FIXED64, WireType.Bit64],
  [ScalarType.SFIXED64, WireType.Bit64],
  [ScalarType.FLOAT, WireType.Bit32],
  [ScalarType.FIXED32, WireType.Bit32],
  [ScalarType.SFIXED32, WireType.Bit32],
]);

/** Enums, which have no scalar type, are written like numbers. */
function wireOf(scalar: ScalarType | undefined): WireType {
  return (scalar && wires.get(scalar)) ?? WireType.Varint;
}
