import { once } from 'node:events';
import { type ClientHttp2Session, type ClientHttp2Stream, constants, type ServerHttp2Stream } from 'node:http2';
import { create, type MessageInitShape, toBinary } from '@bufbuild/protobuf';
import { Code } from '@connectrpc/connect';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { projects, spare, tokenSecret } from '#domain/testing/test-records.ts';
import { createTestWorld, type TestWorld } from '#domain/testing/test-world.ts';
import { UploadRequestSchema } from '#proto/parca/debuginfo/v1alpha1/debuginfo_pb.ts';
import type { EdgeGuards } from '#server/limits.ts';
import { envelope } from '#server/testing/guarded-call.ts';
import { openCall, startTestEdge, statusOf, type TestEdge, writeRawPath } from '#server/testing/test-edge.ts';

/** What one client can keep from the others: memory, and streams that are never over. */

const uploadPath = '/parca.debuginfo.v1alpha1.DebuginfoService/Upload';
const as = (machine: 'agent' | 'scraper' | 'uploader' | 'strangerMachine', project: string) => ({
  authorization: `Bearer ${tokenSecret(machine)}`,
  projectid: project,
});
const [agent, scraper] = [as('agent', projects.alpha), as('scraper', projects.alpha)];
const stranger = as('strangerMachine', projects.gamma);
const uploader = as('uploader', projects.beta);
let world: TestWorld;
let edge: TestEdge;

beforeEach(async () => {
  world = await createTestWorld();
});
afterEach(() => edge.close());

async function start(guards: Partial<EdgeGuards> = {}): Promise<ClientHttp2Session> {
  edge = await startTestEdge(world.host, guards);
  return edge.connect();
}

/** The head of a message of this length, and a part of the message: the rest never comes. */
const begin = (length: number, part: number) => envelope(Buffer.alloc(length)).subarray(0, 5 + part);

/** A message of an upload. */
function piece(data: MessageInitShape<typeof UploadRequestSchema>['data'] & object): Buffer {
  return envelope(toBinary(UploadRequestSchema, create(UploadRequestSchema, { data })));
}

/** Opens a call with a part of its message. Returns when the edge has taken that part. */
async function hold(session: ClientHttp2Session, headers: Record<string, string>, part: number) {
  const before = edge.budget.held;
  const opened = new Promise<ServerHttp2Stream>((resolve) => void edge.server.once('stream', resolve));
  const call = openCall(session, writeRawPath, headers);
  const stream = await opened;
  call.write(begin(part, part - 1));
  while (edge.budget.held === before) await taken(stream);
  return { call, stream };
}

async function taken(stream: ServerHttp2Stream): Promise<void> {
  await new Promise((resolve) => void stream.prependOnceListener('data', resolve));
  await new Promise(setImmediate);
}

describe('memory', () => {
  it('has a share for each token, so that others get through', async () => {
    const session = await start({ reading: 100_000 });
    await hold(session, agent, 20_000);
    const more = openCall(session, writeRawPath, agent);
    more.write(begin(20_000, 10_000));
    expect(await statusOf(more)).toBe(Code.ResourceExhausted);
    expect(await statusOf(openCall(session, writeRawPath, scraper).end(envelope(Buffer.alloc(0))))).toBe(0);
  });

  it('has a share for each organization, however many tokens it has', async () => {
    const session = await start({ reading: 100_000 });
    await hold(session, agent, 24_000);
    await hold(session, scraper, 24_000);
    const third = openCall(session, writeRawPath, as('scraper', projects.alpha));
    third.write(begin(20_000, 10_000));
    expect(await statusOf(third)).toBe(Code.ResourceExhausted);
    expect(await statusOf(openCall(session, writeRawPath, stranger).end(envelope(Buffer.alloc(0))))).toBe(0);
  });

  it('has a share for each connection', async () => {
    const session = await start({ reading: 40_000 });
    await hold(session, agent, 20_000);
    const other = openCall(session, writeRawPath, stranger);
    other.write(begin(12_000, 11_000));
    expect(await statusOf(other)).toBe(Code.ResourceExhausted);
    await hold(edge.connect(), stranger, 12_000);
  });

  it('is not taken up by pieces of an upload, which count until the next one is there', async () => {
    const session = await start({ reading: 70_000 });
    const info = { buildId: spare.upload.buildId, uploadId: spare.upload.id };
    const call = openCall(session, uploadPath, uploader);
    call.write(piece({ case: 'info', value: info }));
    for (let count = 0; count < 10; count += 1) {
      call.write(piece({ case: 'chunkData', value: new Uint8Array(30_000) }));
    }
    call.end();
    expect(await statusOf(call)).toBe(0);
    expect(edge.budget.held).toBe(0);
    const large = openCall(session, uploadPath, uploader);
    large.write(piece({ case: 'info', value: info }));
    large.write(begin(80_000, 79_000));
    expect(await statusOf(large)).toBe(Code.ResourceExhausted);
  });

  it.each([
    ['its client resets it', ({ call }: { call: ClientHttp2Stream }) => call.close(constants.NGHTTP2_CANCEL), {}],
    ['its connection breaks', ({ call }: { call: ClientHttp2Stream }) => call.session?.destroy(), {}],
    ['it takes too long', () => undefined, { call: 300 }],
  ])('is free again after a call, when %s', async (_how, end, guards) => {
    const session = await start(guards);
    const held = await hold(session, agent, 10_000);
    held.call.on('error', () => {});
    held.call.resume();
    const over = once(held.stream, 'close');
    end(held);
    await over;
    await new Promise(setImmediate);
    expect(edge.budget.held).toBe(0);
  });
});

describe('a stream that is answered is over, whatever its client still wants to send', () => {
  it.each([
    ['without a token', writeRawPath, {}, '16'],
    ['for an unknown method', '/nothing.Service/Method', agent, '12'],
    ['without the permission', writeRawPath, as('uploader', projects.alpha), '7'],
    ['with a broken message', writeRawPath, agent, '3'],
    ['with a broken first piece', uploadPath, uploader, '3'],
    ['to an upload that was not begun', uploadPath, uploader, '9', piece({ case: 'info', value: { buildId: 'b' } })],
    ['in another protocol', writeRawPath, { ...agent, 'content-type': 'application/json' }, 415],
  ])('%s', async (_what, path, headers, answer, sent = envelope(Buffer.of(0xff))) => {
    const session = await start();
    const call = openCall(session, path, headers);
    const over = once(call, 'close');
    call.write(sent);
    const [response] = await once(call.resume(), 'response');
    await over;
    expect(response['grpc-status'] ?? response[':status']).toBe(answer);
    expect(call.rstCode).toBe(constants.NGHTTP2_NO_ERROR);
    expect(edge.budget.held).toBe(0);
  });
});
