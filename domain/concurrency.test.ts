import { describe, expect, it } from 'vitest';
import { codeOf } from '#domain/testing/refusal.ts';
import { idOf, organizations, subjectOf } from '#domain/testing/test-records.ts';
import { type Clients, createTestWorld } from '#domain/testing/test-world.ts';

const organizationId = organizations.acme;
const serviceAccountId = idOf('idleMachine', 'account');

/** How often each code was answered. */
async function tally(calls: readonly Promise<unknown>[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const code of await Promise.all(calls.map(codeOf))) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

describe('at the same moment', () => {
  it('sixty new service accounts fill the quota of 50 and no more', async () => {
    const world = await createTestWorld();
    const { accounts } = world.as('owner');
    const calls = Array.from({ length: 60 }, (_, i) =>
      accounts.createServiceAccount({ organizationId, name: `n${i}` }),
    );
    expect(await tally(calls)).toEqual({ OK: 44, ResourceExhausted: 16 });
    expect((await accounts.listServiceAccounts({ organizationId })).serviceAccounts).toHaveLength(50);
  });

  it('a deleted account frees its place', async () => {
    const world = await createTestWorld();
    const { accounts } = world.as('owner');
    await tally(Array.from({ length: 44 }, (_, i) => accounts.createServiceAccount({ organizationId, name: `n${i}` })));
    expect(await codeOf(accounts.createServiceAccount({ organizationId, name: 'more' }))).toBe('ResourceExhausted');
    await accounts.deleteServiceAccount({ organizationId, id: serviceAccountId });
    expect(await codeOf(accounts.createServiceAccount({ organizationId, name: 'more' }))).toBe('OK');
  });

  it.each<[string, (clients: Clients) => Promise<unknown>]>([
    ['service account', ({ accounts }) => accounts.createServiceAccount({ organizationId, name: 'twin' })],
    ['token', ({ accounts }) => accounts.createServiceAccountToken({ organizationId, serviceAccountId, name: 'twin' })],
    ['role', ({ roles }) => roles.createRole({ organizationId, name: 'Twin', permissions: ['view.read'] })],
    [
      'role binding',
      ({ roles }) =>
        roles.createRoleBinding({ organizationId, subject: subjectOf('idleMachine'), role: 'system:viewer' }),
    ],
  ])('a double click makes one %s', async (_what, call) => {
    const clients = (await createTestWorld()).as('owner');
    expect(await tally([call(clients), call(clients)])).toEqual({ OK: 1, AlreadyExists: 1 });
  });

  it('a role is either bound or deleted, never both', async () => {
    const world = await createTestWorld();
    const { roles } = world.as('owner');
    const { role } = await roles.createRole({ organizationId, name: 'Short', permissions: ['view.read'] });
    const reference = `${organizationId}:Short`;
    await tally([
      roles.deleteRole({ organizationId, id: role?.id ?? '' }),
      roles.createRoleBinding({ organizationId, subject: subjectOf('newcomer'), role: reference }),
    ]);
    const bound = await world.store.bindings.ofRole(organizationId, reference);
    const kept = await world.store.roles.byName(organizationId, 'Short');
    expect(bound.length).toBe(kept ? 1 : 0);
  });

  it('an account is deleted with the binding and the token that were just being made', async () => {
    const world = await createTestWorld();
    const { accounts, roles } = world.as('owner');
    await tally([
      roles.createRoleBinding({ organizationId, subject: subjectOf('idleMachine'), role: 'system:viewer' }),
      accounts.deleteServiceAccount({ organizationId, id: serviceAccountId }),
      accounts.createServiceAccountToken({ organizationId, serviceAccountId, name: 'late' }),
      roles.createRoleBinding({ organizationId, subject: subjectOf('idleMachine'), role: 'system:owner' }),
    ]);
    expect(await world.store.bindings.ofSubject(organizationId, subjectOf('idleMachine'))).toEqual([]);
    expect(await world.store.tokens.ofAccount(organizationId, serviceAccountId)).toEqual([]);
  });
});
