import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import { Code, ConnectError } from '@connectrpc/connect';
import { describe, expect, it } from 'vitest';
import { WriteRawRequestSchema } from '#proto/parca/profilestore/v1alpha1/profilestore_pb.ts';
import { checkBinaryMessage } from '#server/guards/binary-message.ts';

const labels = { labels: [{ name: 'job', value: 'api' }] };
const sample = { rawProfile: new Uint8Array([18, 0, 18, 0]), executableInfo: [{ loadSegment: { offset: 1n } }] };
const batch = create(WriteRawRequestSchema, { series: [{ labels, samples: [sample, sample] }], normalized: true });

function codeOf(run: () => void): Code | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    return ConnectError.from(error).code;
  }
}

function binary(bytes: Uint8Array, most: number): Code | undefined {
  return codeOf(() => checkBinaryMessage(WriteRawRequestSchema, bytes, most));
}

describe('a binary message', () => {
  it('is counted with all that is nested in it, and not with what its bytes fields hold', () => {
    // 2 fields of the batch, 3 of the series, 1 + 2 of the labels, 2 × (2 + 1 + 1) of the samples
    expect(binary(toBinary(WriteRawRequestSchema, batch), 16)).toBeUndefined();
    expect(binary(toBinary(WriteRawRequestSchema, batch), 15)).toBe(Code.ResourceExhausted);
  });

  it.each([
    ['empty messages', [0x12, 0x00]],
    ['empty messages inside', [0x12, 0x02, 0x12, 0x00]],
    ['unknown fields', [0xf8, 0x07, 0x01]],
    ['one flag again and again', [0x18, 0x01]],
  ])('is refused when it is %s without end', (_what, piece) => {
    const bytes = Uint8Array.from(Array.from({ length: 11 }, () => piece).flat());
    expect(binary(bytes, 10)).toBe(Code.ResourceExhausted);
  });

  it.each([
    ['ends in the middle of a field', [0x12, 0x05, 0x12]],
    ['has a field that is longer than its message', [0x12, 0x02, 0x12, 0x05, 0x18, 0x01, 0x18, 0x01, 0x18]],
    ['has a group', [0x13, 0x14]],
    ['has a field 0', [0x00, 0x00]],
  ])('is refused as unreadable when it %s', (_what, bytes) => {
    expect(binary(Uint8Array.from(bytes), 10)).toBe(Code.InvalidArgument);
  });
});

/** The same numbers in every run. */
function* numbers(): Generator<number, never, undefined> {
  for (let state = 1; ; state = (state * 1_103_515_245 + 12_345) % 2 ** 31) yield state >> 8;
}

it('what is let through can be decoded, whatever was done to it: no broken message is an error of ours', () => {
  const random = numbers();
  const whole = toBinary(WriteRawRequestSchema, batch);
  const messages = Array.from({ length: 10_000 }, () => {
    const bytes = Uint8Array.from(whole);
    for (let change = 0; change < 3; change += 1) bytes[random.next().value % bytes.length] = random.next().value;
    return bytes;
  });
  const accepted = messages.filter((bytes) => binary(bytes, 1000) === undefined);
  expect(accepted.length).toBeGreaterThan(500);
  expect(messages.length - accepted.length).toBeGreaterThan(500);
  expect(() => accepted.map((bytes) => fromBinary(WriteRawRequestSchema, bytes))).not.toThrow();
});
