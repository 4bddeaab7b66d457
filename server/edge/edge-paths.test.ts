import { Code } from '@connectrpc/connect';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { receivedBy } from '#domain/testing/received-by.ts';
import { organizations, projects, tokenSecret } from '#domain/testing/test-records.ts';
import { createTestWorld, services, type TestWorld } from '#domain/testing/test-world.ts';
import { messageFields } from '#server/limits.ts';
import { envelope } from '#server/testing/guarded-call.ts';
import { openCall, startTestEdge, statusOf, type TestEdge, writeRawPath } from '#server/testing/test-edge.ts';

/** What the edge serves, and who gets so far. */

let world: TestWorld;
let edge: TestEdge;
beforeEach(async () => {
  world = await createTestWorld();
  edge = await startTestEdge(world.host);
});
afterEach(() => edge.close());

const inAlpha = (secret: string) => ({ authorization: `Bearer ${secret}`, projectid: projects.alpha });
const [idle, owner] = [inAlpha(tokenSecret('idleMachine')), inAlpha(tokenSecret('ownerMachine'))];
const pathsOf = (names: readonly (keyof typeof services)[]) =>
  names.flatMap((name) => services[name].methods.map((method) => `/${services[name].typeName}/${method.name}`));
const dataPlane = pathsOf(['debuginfo', 'profiles']);
const management = pathsOf([
  'authorization',
  'roles',
  'accounts',
  'projects',
  'organizations',
  'users',
  'capabilities',
  'access',
  'customRoles',
  'people',
]);

describe('the body of a call is not waited for', () => {
  it.each(dataPlane)('without the permission: %s', async (path) => {
    const session = edge.connect();
    const call = openCall(session, path, idle);
    call.write(envelope(Buffer.alloc(1000)).subarray(0, 500));
    expect(await statusOf(call)).toBe(Code.PermissionDenied);
    expect(edge.budget.held).toBe(0);
  });

  it.each(management)('for what machines don’t do here: %s', async (path) => {
    expect(await statusOf(openCall(edge.connect(), path, owner))).toBe(Code.Unimplemented);
  });

  it.each([
    `${writeRawPath}?`,
    `${writeRawPath}?x=1`,
    `${writeRawPath}#x`,
    `${writeRawPath}/`,
    `/${writeRawPath}`,
    writeRawPath.toLowerCase(),
    writeRawPath.replace('WriteRaw', '%57riteRaw'),
  ])('for another spelling of a path: %s', async (path) => {
    expect(await statusOf(openCall(edge.connect(), path, owner))).toBe(Code.Unimplemented);
  });
});

describe('a message with unknown flags', () => {
  const crowded = Buffer.from('1200'.repeat(messageFields + 1), 'hex');
  it.each([2, 3, 4, 128, 129, 255])('is refused, whatever it holds: %i', async (flags) => {
    const call = openCall(edge.connect(), writeRawPath, { ...owner, 'grpc-encoding': 'gzip' });
    call.end(envelope(crowded, flags));
    expect(await statusOf(call)).toBe(Code.InvalidArgument);
    expect((await receivedBy(world.store, organizations.acme, projects.alpha)).bytes).toBe(0n);
  });
});
