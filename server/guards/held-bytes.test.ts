import { EventEmitter, once } from 'node:events';
import { gzipSync } from 'node:zlib';
import { create, toBinary, toJsonString } from '@bufbuild/protobuf';
import { Code } from '@connectrpc/connect';
import { beforeEach, describe, expect, it } from 'vitest';
import { projects, spare, tokenSecret } from '#domain/testing/test-records.ts';
import { createTestWorld, type TestWorld } from '#domain/testing/test-world.ts';
import { UploadRequestSchema } from '#proto/parca/debuginfo/v1alpha1/debuginfo_pb.ts';
import { WriteRawRequestSchema } from '#proto/parca/profilestore/v1alpha1/profilestore_pb.ts';
import { createReadingBudget } from '#server/guards/reading-budget.ts';
import { envelope, type GuardedAnswer, type GuardedCall, guardedCalls } from '#server/testing/guarded-call.ts';

/** What a body costs in memory while it is on its way, in every protocol. */

const writeRaw = '/parca.profilestore.v1alpha1.ProfileStoreService/WriteRaw';
const upload = '/parca.debuginfo.v1alpha1.DebuginfoService/Upload';
const signed = (machine: 'agent' | 'uploader', project: string) => ({
  authorization: `Bearer ${tokenSecret(machine)}`,
  projectid: project,
});
const [agent, uploader] = [signed('agent', projects.alpha), signed('uploader', projects.beta)];

const profiles = create(WriteRawRequestSchema, { series: [{ samples: [{ rawProfile: new Uint8Array(30_000) }] }] });
const binary = Buffer.from(toBinary(WriteRawRequestSchema, profiles));
const json = Buffer.from(toJsonString(WriteRawRequestSchema, profiles));
const info = { buildId: spare.upload.buildId, uploadId: spare.upload.id };
const begun = toBinary(UploadRequestSchema, create(UploadRequestSchema, { data: { case: 'info', value: info } }));
const chunk = toBinary(
  UploadRequestSchema,
  create(UploadRequestSchema, { data: { case: 'chunkData', value: new Uint8Array(30_000) } }),
);

const bodies: [string, string, Record<string, string>, Buffer][] = [
  ['application/grpc', writeRaw, agent, envelope(binary)],
  ['application/grpc+json', writeRaw, agent, envelope(json)],
  ['application/grpc-web+proto', writeRaw, agent, envelope(binary)],
  ['application/json', writeRaw, agent, json],
  ['application/proto', writeRaw, agent, binary],
  ['application/grpc', upload, uploader, Buffer.concat([envelope(begun), envelope(chunk)])],
  ['application/grpc-web', upload, uploader, Buffer.concat([envelope(begun), envelope(chunk)])],
  ['application/connect+proto', upload, uploader, Buffer.concat([envelope(begun), envelope(chunk)])],
];

let world: TestWorld;
beforeEach(async () => {
  world = await createTestWorld();
});

/** Pieces of a body; `paused` resolves when all but the last have been taken, and `resume` lets the last one come. */
function pausedBody(pieces: readonly Uint8Array[]) {
  const gate = new EventEmitter();
  const [paused, resumed] = [once(gate, 'paused'), once(gate, 'resumed')];
  async function* body() {
    yield* pieces.slice(0, -1);
    gate.emit('paused');
    await resumed;
    yield* pieces.slice(-1);
  }
  return { body: body(), paused, resume: () => gate.emit('resumed') };
}

const isRefused = ({ code }: GuardedAnswer) => code === Code.ResourceExhausted || code === 'resource_exhausted';

describe.each(bodies)('a body in %s to %s', (type, path, headers, bytes) => {
  const call: Omit<GuardedCall, 'body'> = { path, type, headers };

  it('counts as far as it has come, and no longer than its call', async () => {
    const budget = createReadingBudget(200_000);
    const { body, paused, resume } = pausedBody([bytes.subarray(0, 25_000), bytes.subarray(25_000)]);
    const answer = guardedCalls(world.host, { budget })({ ...call, body });
    await paused;
    expect(budget.held).toBeGreaterThan(24_000);
    expect(budget.held).toBeLessThan(100_000);
    resume();
    expect((await answer).code).toBe(0);
    expect(budget.held).toBe(0);
  });

  it('is refused when it is more than there is, and gives back what it had', async () => {
    const budget = createReadingBudget(20_000);
    const answer = await guardedCalls(world.host, { budget })({ ...call, body: [bytes] });
    expect(isRefused(answer)).toBe(true);
    expect(budget.held).toBe(0);
  });

  it('takes no more memory in pieces of one byte', async () => {
    const budget = createReadingBudget(200_000);
    const { body, paused, resume } = pausedBody(Array.from(bytes, (byte) => Uint8Array.of(byte)));
    const answer = guardedCalls(world.host, { budget })({ ...call, body });
    await paused;
    expect(budget.held).toBeLessThan(100_000);
    resume();
    expect((await answer).code).toBe(0);
  });

  it('leaves the rest to others when one token has its share', async () => {
    const budget = createReadingBudget(100_000);
    const send = guardedCalls(world.host, { budget });
    const { body, paused, resume } = pausedBody([bytes.subarray(0, 25_000), bytes.subarray(25_000)]);
    const first = send({ ...call, body });
    await paused;
    expect(isRefused(await send({ ...call, body: [bytes] }))).toBe(true);
    const other = { ...signed('agent', projects.alpha), authorization: `Bearer ${tokenSecret('ownerMachine')}` };
    const empty = { path: writeRaw, type: 'application/proto', headers: other, body: [Buffer.alloc(0)] };
    expect((await send(empty)).code).toBe(0);
    resume();
    await first;
  });
});

describe('a packed message', () => {
  const packed = gzipSync(Buffer.concat(Array.from({ length: 100 }, () => binary)));
  const call = { path: writeRaw, type: 'application/grpc', headers: { ...agent, 'grpc-encoding': 'gzip' } };

  it('counts with all that comes out of it', async () => {
    const budget = createReadingBudget(1_000_000);
    expect((await guardedCalls(world.host, { budget })({ ...call, body: [envelope(packed, 1)] })).code).toBe(
      Code.ResourceExhausted,
    );
    expect(budget.held).toBe(0);
  });

  it('is not unpacked beyond what a message may have', async () => {
    const guards = { budget: createReadingBudget(100_000_000), readMaxBytes: 1_000_000 };
    expect((await guardedCalls(world.host, guards)({ ...call, body: [envelope(packed, 1)] })).code).toBe(
      Code.ResourceExhausted,
    );
  });

  it.each([
    ['is not packed', Buffer.from('plain')],
    ['ends early', packed.subarray(0, -9)],
    ['is changed', Buffer.concat([packed.subarray(0, -8), Buffer.alloc(8)])],
  ])('that %s is the caller’s fault', async (_what, bytes) => {
    expect((await guardedCalls(world.host)({ ...call, body: [envelope(bytes, 1)] })).code).toBe(Code.InvalidArgument);
    expect(world.reports).toEqual([]);
  });
});

it('two messages where one belongs are refused before the second one is read', async () => {
  const { body, paused } = pausedBody([envelope(binary), envelope(binary).subarray(0, 5), Buffer.alloc(0)]);
  const answer = guardedCalls(world.host)({ path: writeRaw, type: 'application/grpc', headers: agent, body });
  await Promise.race([paused, answer]);
  expect((await answer).code).toBe(Code.Unimplemented);
});
