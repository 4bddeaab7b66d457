import { describe, expect, it } from 'vitest';
import { layWorldOnce } from '#domain/store/lay-world.ts';
import { holdingStore } from '#domain/testing/holding-store.ts';
import { codeOf } from '#domain/testing/refusal.ts';
import { idOf, organizations, subjectOf, testRecords } from '#domain/testing/test-records.ts';
import { type Clients, createTestWorld } from '#domain/testing/test-world.ts';
import { createSqlStore } from '#server/database/sql-store.ts';
import { openTestDatabase, openTestSchema } from '#server/testing/test-database.ts';
import { findPostgres } from '#server/testing/test-postgres.ts';

const organizationId = organizations.acme;
const engines = [
  ['SQLite', () => openTestDatabase()],
  ['PostgreSQL', () => openTestSchema(findPostgres(process.env), 'revoked')],
] as const;

const serviceAccountId = idOf('ownerMachine', 'account');
const another = { organizationId, serviceAccountId, name: 'kept' };
const calls: readonly (readonly [string, (clients: Clients) => Promise<unknown>])[] = [
  ['further token', ({ accounts }) => accounts.createServiceAccountToken(another)],
  [
    'role binding',
    ({ roles }) => roles.createRoleBinding({ organizationId, subject: subjectOf('newcomer'), role: 'system:owner' }),
  ],
];

describe.each(engines)('on %s', (_engine, open) => {
  it.each(calls)('a call by a token whose deletion was answered meanwhile makes no %s', async (_what, call) => {
    const database = await open();
    const store = createSqlStore(database);
    const holding = holdingStore(store);
    const world = await createTestWorld(undefined, (host) => ({ ...host, store: holding.store }));
    await layWorldOnce(store, await testRecords(world.now()));
    const before = await store.bindings.ofOrganization(organizationId);
    const answer = codeOf(call(world.as('ownerMachine')));
    await holding.held;
    await world
      .as('owner')
      .accounts.deleteServiceAccountToken({ organizationId, serviceAccountId, id: idOf('ownerMachine', 'token') });
    holding.release();
    expect(await answer).toBe('Unauthenticated');
    expect(await store.tokens.ofAccount(organizationId, serviceAccountId)).toEqual([]);
    expect(await store.bindings.ofOrganization(organizationId)).toEqual(before);
    await database.close();
  });
});
