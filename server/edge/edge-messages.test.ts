import { once } from 'node:events';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { create, toBinary } from '@bufbuild/protobuf';
import { Code } from '@connectrpc/connect';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { receivedBy } from '#domain/testing/received-by.ts';
import { organizations, projects, tokenSecret } from '#domain/testing/test-records.ts';
import { createTestWorld, type TestWorld } from '#domain/testing/test-world.ts';
import { WriteRawRequestSchema } from '#proto/parca/profilestore/v1alpha1/profilestore_pb.ts';
import { type EdgeGuards, messageFields, profileMessage } from '#server/limits.ts';
import { writeRawPath } from '#server/testing/test-edge.ts';
import { openCall, startTestEdge, statusOf, type TestEdge } from '#server/testing/test-edge.ts';

/** What messages of a client with a valid token can do to the edge. */

const scraper = { authorization: `Bearer ${tokenSecret('scraper')}`, projectid: projects.alpha };
let world: TestWorld;
let edge: TestEdge;

beforeEach(async () => {
  world = await createTestWorld();
});
afterEach(() => edge.close());

/** How a WriteRaw of this message is answered. */
async function write(message: Uint8Array, headers: Record<string, string> = {}, guards: Partial<EdgeGuards> = {}) {
  edge = await startTestEdge(world.host, guards);
  return again(message, headers);
}

function again(message: Uint8Array, headers: Record<string, string> = {}): Promise<number> {
  const call = openCall(edge.connect(), writeRawPath, { ...scraper, ...headers });
  call.end(Buffer.concat([headOf(message.length, 'grpc-encoding' in headers ? 1 : 0), message]));
  return statusOf(call);
}

function headOf(length: number, flags = 0): Buffer {
  const head = Buffer.alloc(5);
  head.writeUInt8(flags);
  head.writeUInt32BE(length, 1);
  return head;
}

function profile(bytes: number): Uint8Array {
  const samples = [{ rawProfile: new Uint8Array(bytes) }];
  return toBinary(WriteRawRequestSchema, create(WriteRawRequestSchema, { series: [{ samples }] }));
}

/** Two bytes each on the wire; decoded, an object each. */
const emptySeries = Buffer.from('1200'.repeat(messageFields + 1), 'hex');
const gzip = { 'grpc-encoding': 'gzip' };

describe('a batch of profiles', () => {
  it('may be compressed with gzip, as agents do when told to', async () => {
    expect(await write(gzipSync(profile(100_000)), gzip)).toBe(0);
    expect((await receivedBy(world.store, organizations.acme, projects.alpha)).bytes).toBe(100_000n);
  });

  it('may not be compressed with brotli, which packs a million times', async () => {
    expect(await write(brotliCompressSync(profile(1000)), { 'grpc-encoding': 'br' })).toBe(Code.Unimplemented);
  });

  it('may not say that it is compressed without saying how', async () => {
    expect(await write(gzipSync(profile(1000)), { 'grpc-encoding': 'identity' })).toBe(Code.Unimplemented);
  });

  it.each([
    ['plain', emptySeries, {}],
    ['compressed', gzipSync(emptySeries), gzip],
    ['JSON', Buffer.from(`{"series":[${'{},'.repeat(messageFields)}{}]}`), { 'content-type': 'application/grpc+json' }],
  ])('is refused before it is decoded when it would become too many objects: %s', async (_how, message, headers) => {
    expect(await write(message, headers)).toBe(Code.ResourceExhausted);
  });

  it('is refused when it is larger than a message may be, compressed or not', async () => {
    expect(await write(gzipSync(new Uint8Array(profileMessage + 1)), gzip)).toBe(Code.ResourceExhausted);
    const announced = openCall(edge.connect(), writeRawPath, scraper);
    announced.write(headOf(profileMessage + 1));
    expect(await statusOf(announced)).toBe(Code.ResourceExhausted);
  });

  it('counts with its decompressed size among what all calls may make the edge hold, until it is over', async () => {
    const packed = gzipSync(profile(1_000_000));
    const guards = { reading: 500_000 };
    expect(await write(packed, gzip, guards)).toBe(Code.ResourceExhausted);
    expect(await again(profile(400_000))).toBe(0);
    expect(await again(profile(400_000))).toBe(0);
  });
});

it.each(['application/json', 'application/proto', 'application/grpc-web+proto', 'application/connect+proto'])(
  'the edge speaks gRPC alone: it refuses %s',
  async (type) => {
    edge = await startTestEdge(world.host);
    const call = openCall(edge.connect(), writeRawPath, { ...scraper, 'content-type': type });
    const [response] = await once(call.end().resume(), 'response');
    expect(response[':status']).toBe(415);
  },
);
