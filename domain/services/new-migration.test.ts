import { describe, expect, it } from 'vitest';
import { maxMigrations } from '#domain/rules/quota.ts';
import type { Migration } from '#domain/store/records.ts';
import type { World } from '#domain/store/world.ts';
import { refusal } from '#domain/testing/refusal.ts';
import { idOf, organizations, projects, subjectOf } from '#domain/testing/test-records.ts';
import { createTestWorld } from '#domain/testing/test-world.ts';
import { Client } from '#proto/console/migration/v1alpha1/migration_pb.ts';

const organizationId = organizations.acme;
const { alpha, beta } = projects;
/** Without a role binding: the agent had the right already. */
const valid = {
  organizationId,
  projectId: beta,
  client: Client.SCRAPER,
  serviceAccountId: idOf('agent', 'account'),
  tokenId: idOf('agent', 'token'),
  createdServiceAccount: false,
  roleBindingId: '',
};
/** All of it was made for the client: the scraper, its role in the project, its token. */
const made = {
  ...valid,
  projectId: alpha,
  serviceAccountId: idOf('scraper', 'account'),
  tokenId: idOf('scraper', 'token'),
  createdServiceAccount: true,
  roleBindingId: idOf('scraper', 'binding'),
};

const byColleague = (world: World): World => ({
  ...world,
  serviceAccounts: world.serviceAccounts.map((account) => ({ ...account, createdBy: subjectOf('writer') })),
});
const boundByColleague = (world: World): World => ({
  ...world,
  bindings: world.bindings.map((binding) => ({ ...binding, createdBy: subjectOf('writer') })),
});

/** Acme with the most migrations, of which these many have ended. */
function full(ended: number): (world: World) => World {
  return (world) => ({
    ...world,
    migrations: Array.from({ length: maxMigrations }, (_, n): Migration => ({
      id: `full-${n}`,
      organizationId,
      projectId: beta,
      legacyTokenId: null,
      client: 'agent',
      serviceAccountId: 'gone',
      tokenId: `gone-${n}`,
      createdServiceAccount: false,
      roleBindingId: null,
      createdAt: new Date(n),
      createdBy: 'system',
      endedAt: n > 0 && n <= ended ? new Date(n) : null,
      outcome: n > 0 && n <= ended ? 'finished' : null,
    })),
  });
}

describe('what an undo of a migration deletes', () => {
  it('is kept if it can have been made for the client', async () => {
    const { migrations } = (await createTestWorld()).as('owner');
    const { migration } = await migrations.createMigration(made);
    expect(migration).toMatchObject({ createdServiceAccount: true, roleBindingId: made.roleBindingId });
  });

  it.each<[string, object, string, ((world: World) => World)?]>([
    ['the role of another account', { roleBindingId: idOf('agent', 'binding') }, 'role_binding_id'],
    ['the role of an owner', { roleBindingId: idOf('owner', 'binding') }, 'role_binding_id'],
    ['the role of a person in the project', { roleBindingId: idOf('projectOwner', 'binding') }, 'role_binding_id'],
    [
      'the account’s role in the whole organization',
      { ...valid, roleBindingId: idOf('agent', 'binding') },
      'role_binding_id',
    ],
    ['its role in another project', { projectId: beta }, 'role_binding_id'],
    ['a role that somebody else gave', { createdServiceAccount: false }, 'role_binding_id', boundByColleague],
    ['an account that somebody else created', { roleBindingId: '' }, 'created_service_account', byColleague],
    [
      'a token that works in another project only',
      { ...valid, serviceAccountId: idOf('limitedMachine', 'account'), tokenId: idOf('limitedMachine', 'token') },
      'token_id',
    ],
  ])('is refused if it is %s', async (_what, change, field, before) => {
    const world = await createTestWorld(before);
    const refused = await refusal(world.as('owner').migrations.createMigration({ ...made, ...change }));
    expect(refused).toMatchObject({ code: 'InvalidArgument', fields: [field] });
    expect(world.commits()).toBe(0);
  });
});

describe('the migrations that are kept', () => {
  it('are no more than the most: the oldest that ended gives way', async () => {
    const world = await createTestWorld(full(2));
    const { migration } = await world.as('owner').migrations.createMigration(valid);
    const kept = await world.store.migrations.ofOrganization(organizationId);
    expect(kept).toHaveLength(maxMigrations);
    expect(kept.map(({ id }) => id).slice(0, 2)).toEqual(['full-0', 'full-2']);
    expect(kept.at(-1)?.id).toBe(migration?.id);
  });

  it('are never dropped while they are under way', async () => {
    const world = await createTestWorld(full(0));
    const refused = await refusal(world.as('owner').migrations.createMigration(valid));
    expect(refused).toMatchObject({ code: 'ResourceExhausted', metadata: { limit: String(maxMigrations) } });
    expect(world.commits()).toBe(0);
  });
});
