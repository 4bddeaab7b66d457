import { once } from 'node:events';
import { Agent, type ClientRequest, type IncomingMessage, request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { Host } from '#domain/host.ts';
import { createTestWorld } from '#domain/testing/test-world.ts';
import { messageFields } from '#server/limits.ts';
import { serveApi, type ServedApi } from '#server/testing/served-api.ts';

/** What a request costs the API before and after it is known who sent it. */

const getSelf = '/api/polarsignals.user.v1alpha1.UserService/GetSelf';
const connect = { 'connect-protocol-version': '1' };
const [json, proto, grpcWeb] = ['application/json', 'application/proto', 'application/grpc-web+proto'] as const;
const owner = { 'x-person': 'owner@acme.example' };
let api: ServedApi;
let agent: Agent;

afterEach(async () => {
  agent.destroy();
  await api.close();
});

async function start(around: (host: Host) => Host = (host) => host) {
  const world = await createTestWorld(undefined, around);
  api = await serveApi(world.host);
  agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return world;
}

/** A request whose body is still open. */
function open(type: string, headers: Record<string, string> = {}): ClientRequest {
  const all = { 'content-type': type, ...connect, ...headers };
  const opened = request({ agent, port: api.port, host: '127.0.0.1', path: getSelf, method: 'POST', headers: all });
  opened.flushHeaders();
  return opened;
}

async function answerOf(opened: ClientRequest): Promise<{ status: number; type: string; body: string }> {
  const [response]: IncomingMessage[] = await once(opened, 'response');
  if (!response) throw new Error('no response');
  const pieces: Buffer[] = await response.toArray();
  const type = response.headers['content-type'] ?? '';
  return { status: response.statusCode ?? 0, type, body: Buffer.concat(pieces).toString() };
}

function envelope(message: Buffer, flags = 0): Buffer {
  const head = Buffer.alloc(5);
  head.writeUInt8(flags);
  head.writeUInt32BE(message.length, 1);
  return Buffer.concat([head, message]);
}

describe('from a stranger', () => {
  it.each([
    ['JSON', json, 401, json, '"code":"unauthenticated"'],
    ['binary', proto, 401, json, '"code":"unauthenticated"'],
    ['gRPC-web', grpcWeb, 200, grpcWeb, 'grpc-status: 16'],
  ])('a body is not waited for: %s', async (_what, type, status, answerType, words) => {
    await start();
    for (const headers of [{}, { 'x-person-unknown': '1' }, { authorization: `Bearer psc_v1_${'f'.repeat(64)}` }]) {
      const opened = open(type, headers);
      const answer = await answerOf(opened);
      expect(answer).toMatchObject({ status, type: answerType });
      expect(answer.body).toContain(words);
      opened.end();
    }
  });

  it('a body is not looked at, and the connection serves the next request', async () => {
    await start();
    const stranger = open(proto, { 'content-encoding': 'gzip' });
    const [socket] = await once(stranger, 'socket');
    stranger.end(Buffer.alloc(100_000, 0xff));
    expect(await answerOf(stranger)).toMatchObject({ status: 401 });
    const next = open(json, owner);
    next.end('{}');
    expect(await answerOf(next)).toMatchObject({ status: 200 });
    expect(next.socket).toBe(socket);
  });

  it('a failed lookup is answered with a number to report, and nothing else', async () => {
    const world = await start((host) => ({
      ...host,
      identify: () => Promise.reject(new Error('the database is away')),
    }));
    const answer = await answerOf(open(json));
    expect(answer).toMatchObject({ status: 500, body: expect.stringContaining(world.reports[0]?.requestId ?? '-') });
    expect(answer.body).not.toContain('database');
  });
});

describe('from a person with a session', () => {
  const unknown = Buffer.from('f80701'.repeat(messageFields + 1), 'hex');
  it.each([
    ['JSON with too many fields', json, {}, Buffer.from(`{"x":[${'{},'.repeat(messageFields)}{}]}`), 429],
    ['binary with too many fields', proto, {}, unknown, 429],
    ['compressed JSON', json, { 'content-encoding': 'gzip' }, gzipSync('{}'), 501],
    ['compressed binary', proto, { 'content-encoding': 'gzip' }, gzipSync(''), 501],
    ['gRPC', 'application/grpc', {}, envelope(Buffer.alloc(0)), 415],
  ])('%s is refused', async (_what, type, headers, body, status) => {
    await start();
    const opened = open(type, { ...owner, ...headers });
    opened.end(body);
    expect(await answerOf(opened)).toMatchObject({ status });
  });

  it.each([
    ['too many fields', envelope(unknown), 'grpc-status: 8'],
    ['compression', envelope(gzipSync(''), 1), 'grpc-status: 12'],
  ])('gRPC-web with %s is refused', async (_what, body, words) => {
    await start();
    const opened = open(grpcWeb, { ...owner, 'grpc-encoding': 'gzip' });
    opened.end(body);
    expect((await answerOf(opened)).body).toContain(words);
  });
});
