import { expect, it } from 'vitest';
import { layWorldOnce } from '#domain/store/lay-world.ts';
import { refusal } from '#domain/testing/refusal.ts';
import { idOf, organizations, spare, subjectOf, testRecords } from '#domain/testing/test-records.ts';
import { createTestWorld } from '#domain/testing/test-world.ts';
import { createSqlStore } from '#server/database/sql-store.ts';
import { openTestDatabase } from '#server/testing/test-database.ts';

const organizationId = organizations.acme;

it('a service account that is deleted takes its invites with it in SQL too, and a new one of its name has none', async () => {
  const database = await openTestDatabase();
  const store = createSqlStore(database);
  const world = await createTestWorld(undefined, (host) => ({ ...host, store }));
  await layWorldOnce(store, await testRecords(world.now()));
  const { accounts, roles } = world.as('owner');
  await accounts.deleteServiceAccount({ organizationId, id: idOf('ownerMachine', 'account') });
  await accounts.createServiceAccount({ organizationId, name: 'ownerMachine' });
  await roles.createRoleBinding({ organizationId, subject: subjectOf('ownerMachine'), role: 'system:owner' });
  const ended = { id: spare.invite.id, expiredAt: world.now(), expiredBy: subjectOf('owner') };
  expect(await store.invites.ofOrganization(organizationId)).toMatchObject([ended]);
  const refused = await refusal(world.as('newcomer').roles.acceptInvite({ token: spare.invite.token }));
  expect(refused).toMatchObject({ code: 'FailedPrecondition', reason: 'INVITE_ENDED' });
  const [deletion] = await store.audit.ofOrganization(organizationId);
  expect(deletion?.target).toMatchObject({ tokens: idOf('ownerMachine', 'token'), invites: spare.invite.id });
  await database.close();
});
