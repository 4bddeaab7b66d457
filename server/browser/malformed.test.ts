import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestWorld } from '#domain/testing/test-world.ts';
import { serveApi, type ServedApi } from '#server/testing/served-api.ts';

/** What can't be read is the caller's fault in every protocol, and comes back in no answer. */

const path = 'polarsignals.serviceaccount.v1alpha1.ServiceAccountService/CreateServiceAccount';
const secret = 'sécret-of-the-caller';
let api: ServedApi;

beforeAll(async () => {
  api = await serveApi((await createTestWorld()).host);
});
afterAll(() => api.close());

async function answerTo(type: string, body: Uint8Array): Promise<{ status: number; text: string }> {
  const headers = { 'content-type': type, 'connect-protocol-version': '1', 'x-person': 'owner@acme.example' };
  const answer = await fetch(`http://127.0.0.1:${api.port}/api/${path}`, { method: 'POST', headers, body });
  return { status: answer.status, text: decodeURIComponent(await answer.text()) };
}

function enveloped(message: Uint8Array): Uint8Array {
  const envelope = new Uint8Array(5 + message.length);
  new DataView(envelope.buffer).setUint32(1, message.length);
  envelope.set(message, 5);
  return envelope;
}

const binary: readonly (readonly [string, readonly number[]])[] = [
  ['text that is not UTF-8', [0x0a, 0x03, 0xff, 0xfe, 0x41]],
  ['a number where a text belongs', [0x08, 0x01]],
  ['a text that is longer than the message', [0x0a, 0x7f, 0x41]],
  ['a number that never ends', [0x0a, 0xff, 0xff, 0xff]],
  ['a tag that never ends', [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]],
  ['a group', [0x0b, 0x0c]],
  ['an end of no group', [0x0c]],
  ['a field 0', [0x02, 0x00]],
  ['a kind of field that does not exist', [0x0f]],
];

const json: readonly (readonly [string, Uint8Array])[] = [
  ['text that is not UTF-8', Uint8Array.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])],
  ['no JSON', Buffer.from(`{"name": ${secret}`)],
  ['another type', Buffer.from(`{"name": ["${secret}"]}`)],
  ['no object', Buffer.from(`"${secret}"`)],
  ['a field that does not exist', Buffer.from(`{"${secret}": 1}`)],
  ['a field twice', Buffer.from(`{"name": "${secret}", "name": "${secret}"}`)],
];

describe('a binary message', () => {
  it.each(binary)('with %s is InvalidArgument in Connect and in gRPC-web', async (_what, bytes) => {
    const unary = await answerTo('application/proto', Uint8Array.from(bytes));
    expect(unary).toMatchObject({ status: 400, text: expect.stringContaining('"code":"invalid_argument"') });
    const web = await answerTo('application/grpc-web+proto', enveloped(Uint8Array.from(bytes)));
    expect(web).toMatchObject({ status: 200, text: expect.stringContaining('grpc-status: 3') });
  });
});

describe('a JSON message', () => {
  it.each(json)('with %s is InvalidArgument in Connect and in gRPC-web, and is not repeated', async (_what, bytes) => {
    const unary = await answerTo('application/json', bytes);
    expect(unary).toMatchObject({ status: 400, text: expect.stringContaining('"code":"invalid_argument"') });
    const web = await answerTo('application/grpc-web+json', enveloped(bytes));
    expect(web).toMatchObject({ status: 200, text: expect.stringContaining('grpc-status: 3') });
    expect(unary.text + web.text).not.toContain(secret);
  });
});
