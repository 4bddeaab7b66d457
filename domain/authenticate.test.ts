import { describe, expect, it } from 'vitest';
import { codeOf, refusal } from '#domain/testing/refusal.ts';
import { idOf, organizations, tokenSecret } from '#domain/testing/test-records.ts';
import { createTestWorld, type TestWorld } from '#domain/testing/test-world.ts';

const secret = tokenSecret('agent');
const lastDigit = secret.endsWith('0') ? '1' : '0';

describe('an API token', () => {
  it.each([
    ['with a wrong digit', secret.slice(0, -1) + lastDigit],
    ['one digit short', secret.slice(0, -1)],
    ['one digit long', `${secret}0`],
    ['in upper case', secret.toUpperCase()],
    ['without its prefix', secret.slice('psc_v1_'.length)],
    ['that is empty', ''],
    ['that is its own hash', '0'.repeat(64)],
    ['twice', `${secret}, Bearer ${secret}`],
  ])('%s is refused, in the same words', async (_what, sent) => {
    const world = await createTestWorld();
    const unknown = await refusal(world.signed({ secret: `psc_v1_${'f'.repeat(64)}` }).users.getSelf({}));
    expect(unknown.code).toBe('Unauthenticated');
    expect(await refusal(world.signed({ secret: sent }).users.getSelf({}))).toEqual(unknown);
  });

  it('is taken for what it is even beside a session: no falling back to the person', async () => {
    const world = await createTestWorld();
    const both = { person: 'owner@acme.example', secret };
    expect((await world.signed(both).users.getSelf({})).user?.name).toBe('agent');
    expect(await codeOf(world.signed({ ...both, secret: 'wrong' }).users.getSelf({}))).toBe('Unauthenticated');
  });

  it('is refused when its account is gone, whatever else is left of it', async () => {
    const world = await createTestWorld((before) => ({
      ...before,
      serviceAccounts: before.serviceAccounts.filter((account) => account.name !== 'agent'),
    }));
    expect(await codeOf(world.as('agent').users.getSelf({}))).toBe('Unauthenticated');
  });
});

describe('a call that names whom it is meant from', () => {
  const person = 'owner@acme.example';
  it.each([
    ['the caller', { person, expected: `user:dev:${person}` }, 'OK'],
    [
      'the caller, whose name needs encoding',
      { person: 'jürgen@acme.example', expected: 'user:dev:jürgen@acme.example' },
      'OK',
    ],
    ['somebody else', { person, expected: 'user:dev:viewer@acme.example' }, 'Unauthenticated'],
    ['the same e-mail at another provider', { person, expected: `user:google:${person}` }, 'Unauthenticated'],
    ['nobody', { person, expected: '' }, 'Unauthenticated'],
  ])('%s', async (_whom, signature, answer) => {
    const world = await createTestWorld();
    expect(await codeOf(world.signed(signature).roles.listPermissions({}))).toBe(answer);
  });

  it('is told why it was refused, so that the console doesn’t take the session for ended', async () => {
    const world = await createTestWorld();
    const call = world.signed({ person, expected: 'user:dev:viewer@acme.example' }).roles.listPermissions({});
    expect(await refusal(call)).toMatchObject({ code: 'Unauthenticated', reason: 'OTHER_CALLER' });
  });
});

describe('the last use of a token', () => {
  it('is noted at most once a minute', async () => {
    const world = await createTestWorld();
    const { users } = world.as('agent');
    const first = world.now();
    await users.getSelf({});
    expect(await lastUsedAt(world)).toEqual(first);
    world.pass(59_999);
    await users.getSelf({});
    expect(await lastUsedAt(world)).toEqual(first);
    world.pass(1);
    await users.getSelf({});
    expect(await lastUsedAt(world)).toEqual(world.now());
  });

  it('is noted for calls that are denied too: the token was used', async () => {
    const world = await createTestWorld();
    const call = world.as('agent').roles.listInvites({ organizationId: organizations.acme });
    expect(await codeOf(call)).toBe('PermissionDenied');
    expect(await lastUsedAt(world)).toEqual(world.now());
  });

  it('may fail to be noted without failing the call', async () => {
    const world = await createTestWorld(undefined, (host) => ({
      ...host,
      store: { ...host.store, touchToken: () => Promise.reject(new Error('disk full')) },
    }));
    expect(await codeOf(world.as('agent').users.getSelf({}))).toBe('OK');
    expect(world.reports).toEqual([{ error: new Error('disk full'), requestId: 'last_used_at' }]);
  });
});

async function lastUsedAt({ store }: TestWorld): Promise<Date | null | undefined> {
  const [token] = await store.tokens.ofAccount(organizations.acme, idOf('agent', 'account'));
  return token?.lastUsedAt;
}
