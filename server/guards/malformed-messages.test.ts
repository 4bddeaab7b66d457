import { create, toBinary } from '@bufbuild/protobuf';
import { Code } from '@connectrpc/connect';
import { describe, expect, it } from 'vitest';
import { projects, tokenSecret } from '#domain/testing/test-records.ts';
import { createTestWorld } from '#domain/testing/test-world.ts';
import { WriteRawRequestSchema } from '#proto/parca/profilestore/v1alpha1/profilestore_pb.ts';
import { messageFields } from '#server/limits.ts';
import { envelope, type GuardedAnswer, guardedCalls } from '#server/testing/guarded-call.ts';

/** Messages that can't be decoded, in every way of writing them, and what the answer repeats of them. */

const agent = { authorization: `Bearer ${tokenSecret('agent')}`, projectid: projects.alpha };
const shouldInitiate = '/parca.debuginfo.v1alpha1.DebuginfoService/ShouldInitiateUpload';
const initiate = '/parca.debuginfo.v1alpha1.DebuginfoService/InitiateUpload';
const writeRaw = '/parca.profilestore.v1alpha1.ProfileStoreService/WriteRaw';

const hex = (text: string) => Buffer.from(text, 'hex');
const binary: [string, string, Buffer][] = [
  ['text that is not UTF-8', shouldInitiate, hex('0a02c328')],
  ['text in a number', shouldInitiate, hex('1a0161')],
  ['a number in a text', shouldInitiate, hex('0801')],
  ['a fixed number in a text', shouldInitiate, hex('0d01020304')],
  ['a text that is longer than the message', shouldInitiate, hex('0a0561')],
  ['a number that never ends', shouldInitiate, hex('18ffffffffffffffffffff01')],
  ['a tag that never ends', shouldInitiate, hex('ffffffffffffffffffff01')],
  ['half a tag', shouldInitiate, hex('ff')],
  ['a group', shouldInitiate, hex('0b0c')],
  ['the end of a group', shouldInitiate, hex('0c')],
  ['an unknown group', shouldInitiate, hex('fb07fc07')],
  ['an unknown way of writing', shouldInitiate, hex('0f')],
  ['field 0', shouldInitiate, hex('0001')],
  ['text that is not UTF-8, three messages deep', writeRaw, hex('12060a040a020aff')],
  ['a message that is longer than the one around it', writeRaw, hex('12021205')],
];

const json: [string, string, string][] = [
  ['no JSON', shouldInitiate, 'SECRET'],
  ['half of it', shouldInitiate, '{"buildId": "SECRET'],
  ['a list', shouldInitiate, '["SECRET"]'],
  ['a number for a text', shouldInitiate, '{"buildId": 12341234}'],
  ['a text for a flag', shouldInitiate, '{"force": "SECRET"}'],
  ['an unknown choice', shouldInitiate, '{"type": {"SECRET": 1}}'],
  ['a key twice', shouldInitiate, '{"SECRET": 1, "SECRET": 2}'],
  ['a field under both of its names', shouldInitiate, '{"build_id": "SECRET", "buildId": "SECRET"}'],
  ['a number out of range', initiate, `{"size": "${'12341234'.repeat(100)}"}`],
  ['a number without end', initiate, `{"size": "${'1234'.repeat(100_000)}"}`],
  ['half a character', shouldInitiate, '{"buildId": "SECRET\\ud800"}'],
  ['no base64', writeRaw, '{"series": [{"samples": [{"rawProfile": "SECRET!"}]}]}'],
  ['a list for a message', writeRaw, '{"series": [["SECRET"]]}'],
];

/** All that an answer says. */
const wordsOf = ({ body, trailer }: GuardedAnswer) => body + JSON.stringify([...trailer]);
const invalidIn = (type: string) => (type.includes('grpc') ? Code.InvalidArgument : 'invalid_argument');
const bodyIn = (type: string, message: Buffer) => [type.includes('grpc') ? envelope(message) : message];

describe.each(['application/grpc', 'application/grpc-web+proto', 'application/proto'] as const)('in %s', (type) => {
  it.each(binary)('%s is the caller’s fault', async (_what, path, message) => {
    const world = await createTestWorld();
    const answer = await guardedCalls(world.host)({ path, type, headers: agent, body: bodyIn(type, message) });
    expect(answer.code).toBe(invalidIn(type));
    expect(world.reports).toEqual([]);
  });
});

describe.each(['application/grpc+json', 'application/grpc-web+json', 'application/json'] as const)('in %s', (type) => {
  it.each(json)('%s is the caller’s fault, and not repeated', async (_what, path, text) => {
    const world = await createTestWorld();
    const body = bodyIn(type, Buffer.from(text));
    const answer = await guardedCalls(world.host)({ path, type, headers: agent, body });
    expect(answer.code).toBe(invalidIn(type));
    expect(wordsOf(answer)).not.toMatch(/SECRET|1234/);
    expect(world.reports).toEqual([]);
  });

  it('bytes that are not UTF-8 are the caller’s fault', async () => {
    const world = await createTestWorld();
    const body = bodyIn(type, Buffer.concat([Buffer.from('{"buildId": "'), hex('c328'), Buffer.from('"}')]));
    const answer = await guardedCalls(world.host)({ path: shouldInitiate, type, headers: agent, body });
    expect(answer.code).toBe(invalidIn(type));
  });
});

/** What is said of a JSON message with such a field, where fields that the server doesn’t know are refused. */
async function saidOf(name: string): Promise<string> {
  const world = await createTestWorld();
  const call = guardedCalls(world.host, { jsonOptions: { ignoreUnknownFields: false } });
  const body = [Buffer.from(JSON.stringify({ [name]: 1 }))];
  return (await call({ path: shouldInitiate, type: 'application/json', headers: agent, body })).body;
}

describe('JSON with a field that the server doesn’t know', () => {
  it('is told which, if its name looks like one', async () => {
    expect(await saidOf('projectID')).toContain('The request has no field projectID.');
  });

  it.each(['a b', '<script>', 'x'.repeat(65), ''])('is not told %j', async (name) => {
    expect(await saidOf(name)).toContain('The message is not one of this method in JSON.');
  });
});

it.each(['application/json', 'application/grpc+json'])(
  'fields of newer clients are ignored where that is wanted: %s',
  async (type) => {
    const world = await createTestWorld();
    const body = bodyIn(type, Buffer.from('{"buildId": "b", "newer": [1, {"x": "y"}]}'));
    const answer = await guardedCalls(world.host)({ path: shouldInitiate, type, headers: agent, body });
    expect(answer.code).toBe(0);
  },
);

describe('a header that can’t be used', () => {
  it.each([
    ['grpc-timeout', 'SECRET', 'application/grpc', writeRaw, Code.InvalidArgument],
    ['grpc-encoding', 'SECRET', 'application/grpc', writeRaw, Code.Unimplemented],
    ['grpc-timeout', 'SECRET', 'application/grpc-web+proto', writeRaw, Code.InvalidArgument],
    ['connect-timeout-ms', 'SECRET', 'application/proto', writeRaw, 'invalid_argument'],
    ['content-encoding', 'SECRET', 'application/proto', writeRaw, 'unimplemented'],
  ])('%s: %s is not repeated in %s', async (name, value, type, path, code) => {
    const world = await createTestWorld();
    const body = bodyIn(type, Buffer.alloc(0));
    const answer = await guardedCalls(world.host)({ path, type, headers: { ...agent, [name]: value }, body });
    expect(answer.code).toBe(code);
    expect(wordsOf(answer)).not.toContain('SECRET');
  });
});

describe('the status of a gRPC call', () => {
  it('fits into the trailers that clients take, however much is wrong with a request', async () => {
    const world = await createTestWorld();
    const samples = Array.from({ length: messageFields / 2 }, () => ({}));
    const message = toBinary(WriteRawRequestSchema, create(WriteRawRequestSchema, { series: [{ samples }] }));
    const call = guardedCalls(world.host);
    const { code, trailer } = await call({
      path: writeRaw,
      type: 'application/grpc',
      headers: agent,
      body: [envelope(message)],
    });
    expect(code).toBe(Code.InvalidArgument);
    expect(trailer.get('grpc-message')).toMatch(
      /^series%5B0%5D\.samples%5B0%5D\.raw_profile:%20The%20profile%20is%20empty/,
    );
    expect(JSON.stringify([...trailer]).length).toBeLessThan(8000);
  });
});
