import { once } from 'node:events';
import { connect as connectTcp } from 'node:net';
import { create, toBinary } from '@bufbuild/protobuf';
import { Code } from '@connectrpc/connect';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { projects, tokenSecret } from '#domain/testing/test-records.ts';
import { createTestWorld, type TestWorld } from '#domain/testing/test-world.ts';
import { WriteRawRequestSchema } from '#proto/parca/profilestore/v1alpha1/profilestore_pb.ts';
import { shareConnections } from '#server/connection-shares.ts';
import type { EdgeGuards } from '#server/limits.ts';
import { writeRawPath } from '#server/testing/test-edge.ts';
import { openCall, startTestEdge, statusOf, type TestEdge } from '#server/testing/test-edge.ts';

/** What a client can make the edge hold: bodies here stay open, so that an answer means that nobody waited for them. */

const authorization = `Bearer ${tokenSecret('scraper')}`;
const scraper = { authorization, projectid: projects.alpha };
let world: TestWorld;
let edge: TestEdge;

beforeEach(async () => {
  world = await createTestWorld();
});
afterEach(() => edge.close());

async function start(guards: Partial<EdgeGuards> = {}) {
  edge = await startTestEdge(world.host, guards);
  return edge.connect();
}

/** One gRPC message of a kilobyte and a little. */
function batch(): Buffer {
  const samples = [{ rawProfile: new Uint8Array(1000) }];
  const message = toBinary(WriteRawRequestSchema, create(WriteRawRequestSchema, { series: [{ samples }] }));
  const head = Buffer.alloc(5);
  head.writeUInt32BE(message.length, 1);
  return Buffer.concat([head, message]);
}

describe('the body of a call is not waited for', () => {
  it.each([
    writeRawPath,
    '/parca.debuginfo.v1alpha1.DebuginfoService/ShouldInitiateUpload',
    '/parca.debuginfo.v1alpha1.DebuginfoService/Upload',
    '/polarsignals.organization.v1alpha1.OrganizationService/GetOrganizations',
    '/nothing.Service/Method',
  ])('without a valid token: %s', async (path) => {
    const session = await start();
    expect(await statusOf(openCall(session, path))).toBe(Code.Unauthenticated);
    const unknown = { authorization: `Bearer psc_v1_${'f'.repeat(64)}` };
    expect(await statusOf(openCall(session, path, unknown))).toBe(Code.Unauthenticated);
  });

  it('without a project, or without the permission there, where the body may be large', async () => {
    const session = await start();
    expect(await statusOf(openCall(session, writeRawPath, { authorization }))).toBe(Code.InvalidArgument);
    const elsewhere = { ...scraper, projectid: projects.beta };
    expect(await statusOf(openCall(session, writeRawPath, elsewhere))).toBe(Code.PermissionDenied);
  });

  it('for longer than a call may take', async () => {
    const session = await start({ call: 50 });
    expect(await statusOf(openCall(session, writeRawPath, scraper))).toBe(Code.DeadlineExceeded);
  });
});

it('what all calls together make the edge hold is bounded, and free again when one ends', async () => {
  const session = await start({ reading: 1500 });
  const received = new Promise((resolve) => {
    edge.server.once('stream', (stream) => stream.prependListener('data', resolve));
  });
  const first = openCall(session, writeRawPath, scraper);
  first.write(batch());
  await received;
  const second = openCall(session, writeRawPath, scraper);
  second.write(batch());
  expect(await statusOf(second)).toBe(Code.ResourceExhausted);
  first.end();
  expect(await statusOf(first)).toBe(0);
  const third = openCall(session, writeRawPath, scraper);
  third.end(batch());
  expect(await statusOf(third)).toBe(0);
});

describe('a connection', () => {
  it('is closed when it never sends a valid token, whether it is silent or not', async () => {
    const session = await start({ introduction: 200 });
    const closed = once(session, 'close');
    await once(session, 'connect');
    const accepted = once(edge.server, 'connection');
    const silent = connectTcp(edge.port, '127.0.0.1'); // doesn't even read that it is over
    const [held] = await accepted;
    expect(await statusOf(openCall(session, writeRawPath))).toBe(Code.Unauthenticated);
    await Promise.all([closed, once(held, 'close')]);
    silent.destroy();
  });

  it('stays when it has sent one', async () => {
    const session = await start({ introduction: 500 });
    const introduced = openCall(session, writeRawPath, scraper);
    introduced.end(batch());
    expect(await statusOf(introduced)).toBe(0);
    await once(connectTcp(edge.port, '127.0.0.1').resume(), 'close');
    expect(session.closed).toBe(false);
  });

  it('is turned away when there are too many', async () => {
    const session = await start({ connections: 1 });
    await once(session, 'connect');
    await once(connectTcp(edge.port, '127.0.0.1').resume(), 'close');
    expect(session.closed).toBe(false);
  });

  it('is turned away when its address has its share, and leaves the others theirs', async () => {
    edge = await startTestEdge(world.host);
    shareConnections(edge.server, { each: 1, isExempt: () => false });
    const mine = connectTcp(edge.port, '127.0.0.1').resume();
    await once(mine, 'connect');
    await once(connectTcp(edge.port, '127.0.0.1').resume(), 'close');
    const other = edge.connect('127.0.0.2');
    expect(await statusOf(openCall(other, writeRawPath))).toBe(Code.Unauthenticated);
    mine.destroy();
  });
});
