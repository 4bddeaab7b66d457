import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { everyRpc } from '#domain/testing/asked-calls.ts';
import { claimsOf, signJwt, testKey } from '#domain/testing/legacy-jwt.ts';
import { onEdge } from '#domain/testing/needed-rights.ts';
import { codeOf, refusal } from '#domain/testing/refusal.ts';
import { projects, spare } from '#domain/testing/test-records.ts';
import { createTestWorld, startOfTests, type TestWorld } from '#domain/testing/test-world.ts';

const profile = { series: [{ samples: [{ rawProfile: new Uint8Array(10) }] }] };
const { alpha, beta } = projects;
const token = { id: spare.legacyTokenId, projectId: beta, createdAt: startOfTests };
const claims = claimsOf(token);

/** Clients that send this JWT, and the `projectid` header if one is given. */
function sending(world: TestWorld, secret: string, project?: string) {
  return world.signed({ secret, ...(project !== undefined && { project }) });
}

describe('a legacy token', () => {
  it.each([
    ['without a header', undefined, 'OK'],
    ['with its project in the header', beta, 'OK'],
    ['with its project in capitals', beta.toUpperCase(), 'OK'],
    ['with another project', alpha, 'InvalidArgument'],
    ['with a project that is no UUID', 'beta', 'InvalidArgument'],
  ])('sends profiles and debug info to its project %s (%s): %s', async (_how, project, code) => {
    const clients = sending(await createTestWorld(), await signJwt(claims), project);
    expect(await codeOf(clients.profiles.writeRaw(profile))).toBe(code);
    expect(await codeOf(clients.debuginfo.shouldInitiateUpload({ buildId: 'b' }))).toBe(code);
  });

  it.each(everyRpc.filter(({ method }) => !onEdge.has(method.parent.name)))('is refused by $name', async ({ call }) => {
    const world = await createTestWorld();
    const clients = sending(world, await signJwt(claims), beta);
    const refused = await refusal(call(clients, { reference: 'system:viewer', id: 'system:viewer', permissions: [] }));
    expect(refused.code).toBe('Unauthenticated');
    expect(refused.message).toContain('legacy token');
    expect(await world.audited()).toEqual([]);
  });

  it('has its use noted, at most once a minute', async () => {
    const world = await createTestWorld();
    const clients = sending(world, await signJwt(claims));
    const lastUse = async () => (await world.store.legacyTokens.byId(token.id))?.lastUsedAt;
    await clients.profiles.writeRaw(profile);
    expect(await lastUse()).toEqual(startOfTests);
    world.pass(59_999);
    await clients.profiles.writeRaw(profile);
    expect(await lastUse()).toEqual(startOfTests);
    world.pass(1);
    await clients.profiles.writeRaw(profile);
    expect(await lastUse()).toEqual(new Date(startOfTests.getTime() + 60_000));
  });

  it('is refused by the call after its revocation', async () => {
    const world = await createTestWorld();
    const clients = sending(world, await signJwt(claims));
    await clients.profiles.writeRaw(profile);
    await world.as('owner').projects.deleteProjectToken({ id: beta, tokenId: token.id });
    expect(await codeOf(clients.profiles.writeRaw(profile))).toBe('Unauthenticated');
  });
});

/** A key that has signed no record. */
const otherKey = {
  kty: 'EC',
  crv: 'P-256',
  x: 'PvinQecwtXcp-tToUMaIVA0iSlBfoq2UKjQkFmTAQLo',
  y: '2zdEGEACN5MbV5H7ReHtLzv_UdoFkWtzFSaX1v7Tvtc',
  d: 'XS6u7MqVKDZURIvG_wV43KGApeq2MpifT_xCi_Nltcw',
};

const base64 = (json: unknown) =>
  btoa(JSON.stringify(json)).replaceAll('=', '').replaceAll('+', '-').replaceAll('/', '_');
const unsigned = (header: object) => `${base64(header)}.${base64(claims)}.`;
const seconds = Math.floor(startOfTests.getTime() / 1000);
/** The public key as a secret of HMAC, which a careless verifier takes. */
const symmetric = { kty: 'oct', k: testKey.x };

describe('what is no legacy token', () => {
  it.each<[string, () => Promise<string> | string]>([
    ['signed by nobody', () => unsigned({ alg: 'none', typ: 'JWT' })],
    ['with the name of a good algorithm and no signature', () => unsigned({ alg: 'ES256', typ: 'JWT' })],
    ['signed by another key', () => signJwt(claims, otherKey)],
    ['signed by its public key as a secret', () => signJwt(claims, symmetric, 'HS256')],
    ['of another project', () => signJwt({ ...claims, sub: alpha })],
    ['of no project', () => signJwt({ ...claims, sub: undefined })],
    ['of another issuer', () => signJwt({ ...claims, iss: 'somebody' })],
    ['of a record that is gone', () => signJwt({ ...claims, jti: spare.bindingId })],
    ['without a record', () => signJwt({ ...claims, jti: undefined })],
    ['with a record that is no UUID', () => signJwt({ ...claims, jti: "' or 1=1" })],
    ['that has ended', () => signJwt({ ...claims, exp: seconds - 1 })],
    ['that has not begun', () => signJwt({ ...claims, nbf: seconds + 60 })],
    ['with claims that are no JSON', () => 'eyJhbGciOiJFUzI1NiJ9.e30x.e30x'],
    ['of three dots', () => 'a.b.c'],
    ['of endless length', () => `${'a'.repeat(100_000)}.b.c`],
  ])('a JWT %s is refused as an unknown token is', async (_what, jwt) => {
    const world = await createTestWorld();
    const refused = await refusal(sending(world, await jwt()).profiles.writeRaw(profile));
    const unknown = await refusal(world.signed({ secret: `psc_v1_${'0'.repeat(64)}` }).profiles.writeRaw(profile));
    expect(refused).toEqual(unknown);
    expect(world.commits()).toBe(0);
  });

  it.each<[string, () => Promise<string> | string]>([
    ['signed by another key', () => signJwt(claims, otherKey)],
    ['of a record that is gone', () => signJwt({ ...claims, jti: spare.bindingId })],
    ['without a record', () => signJwt({ ...claims, jti: undefined })],
    ['signed by nobody', () => unsigned({ alg: 'none', typ: 'JWT' })],
    ['signed by its public key as a secret', () => signJwt(claims, symmetric, 'HS256')],
    ['that demands an extension', () => unsigned({ alg: 'ES256', crit: ['exp'], exp: 1 })],
    ['with a signature that is none', () => `${unsigned({ alg: 'ES256' })}AAAA`],
    ['with a header that is no JSON', () => `e30x.${base64(claims)}.AAAA`],
    ['with claims that are no JSON', () => 'eyJhbGciOiJFUzI1NiJ9.e30x.e30x'],
    ['of another project', () => signJwt({ ...claims, sub: alpha })],
    ['that has ended', () => signJwt({ ...claims, exp: seconds - 1 })],
  ])('for a JWT %s, one record is looked for and one signature checked', async (_what, jwt) => {
    let lookups = 0;
    const world = await createTestWorld(undefined, (host) => {
      const { legacyTokens } = host.store;
      const byId = (id: string) => {
        lookups += 1;
        return legacyTokens.byId(id);
      };
      return { ...host, store: { ...host.store, legacyTokens: { ...legacyTokens, byId } } };
    });
    const sent = sending(world, await jwt());
    const checks = vi.spyOn(crypto.subtle, 'verify');
    onTestFinished(() => checks.mockRestore());
    expect(await codeOf(sent.profiles.writeRaw(profile))).toBe('Unauthenticated');
    expect({ lookups, checks: checks.mock.calls.length }).toEqual({ lookups: 1, checks: 1 });
  });
});
