import { describe, expect, it } from 'vitest';
import { maxMigrations } from '#domain/rules/quota.ts';
import type { Migration } from '#domain/store/records.ts';
import type { World } from '#domain/store/world.ts';
import { codeOf, refusal } from '#domain/testing/refusal.ts';
import { type Actor, idOf, organizations, projects, spare, subjectOf } from '#domain/testing/test-records.ts';
import { createTestWorld } from '#domain/testing/test-world.ts';
import { Client, MigrationOutcome } from '#proto/console/migration/v1alpha1/migration_pb.ts';

const organizationId = organizations.acme;
const { alpha, beta, gamma, unknown } = projects;
/** Without a role binding: the agent had the right already. */
const valid = {
  organizationId,
  projectId: beta,
  legacyTokenId: spare.legacyTokenId,
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
  legacyTokenId: '',
  serviceAccountId: idOf('scraper', 'account'),
  tokenId: idOf('scraper', 'token'),
  createdServiceAccount: true,
  roleBindingId: idOf('scraper', 'binding'),
};

describe('CreateMigration', () => {
  it('keeps what is on the way, for everybody who can read the project', async () => {
    const world = await createTestWorld();
    const { migration } = await world.as('owner').migrations.createMigration(valid);
    expect(migration).toMatchObject({ projectId: beta, client: Client.SCRAPER, tokenId: valid.tokenId });
    const listed = (await world.as('viewer').migrations.listMigrations({ organizationId })).migrations;
    expect(listed.map(({ id }) => id)).toEqual([migration?.id, spare.migrationId]);
    expect((await world.as('projectOwner').migrations.listMigrations({ organizationId })).migrations).toEqual([]);
  });

  it('asked again for the same API token, also at once, keeps one', async () => {
    const world = await createTestWorld();
    const { migrations } = world.as('owner');
    const answers = await Promise.all([1, 2, 3].map(() => migrations.createMigration(valid)));
    expect(new Set(answers.map(({ migration }) => migration?.id)).size).toBe(1);
    expect(await world.audited()).toEqual(['CreateMigration']);
  });

  it.each<[string, object, string]>([
    ['no client', { client: Client.UNSPECIFIED }, 'client'],
    ['a client that nobody knows', { client: 99 }, 'client'],
    ['a legacy token of another project', { projectId: alpha }, 'legacy_token_id'],
    ['a legacy token that is gone', { legacyTokenId: unknown }, 'legacy_token_id'],
    ['no account', { serviceAccountId: '' }, 'service_account_id'],
    [
      'an account of another organization',
      { serviceAccountId: idOf('strangerMachine', 'account') },
      'service_account_id',
    ],
    ['a token of another account', { tokenId: idOf('scraper', 'token') }, 'token_id'],
    ['a token that is gone', { tokenId: unknown }, 'token_id'],
    ['a role binding that is gone', { roleBindingId: unknown }, 'role_binding_id'],
  ])('refuses %s', async (_what, change, field) => {
    const world = await createTestWorld();
    const refused = await refusal(world.as('owner').migrations.createMigration({ ...valid, ...change }));
    expect(refused.code).toBe('InvalidArgument');
    expect(refused.fields).toContain(field);
    expect(world.commits()).toBe(0);
  });

  it('refuses a token that belongs to a migration of another project', async () => {
    const { migrations } = (await createTestWorld()).as('owner');
    await migrations.createMigration(valid);
    const refused = await refusal(migrations.createMigration({ ...valid, projectId: alpha, legacyTokenId: '' }));
    expect(refused).toMatchObject({ code: 'InvalidArgument', fields: ['token_id'] });
  });

  it.each<[Actor, string, string]>([
    ['owner', gamma, 'NotFound'],
    ['owner', unknown, 'NotFound'],
    ['viewer', beta, 'PermissionDenied'],
    ['projectOwner', beta, 'PermissionDenied'],
    ['stranger', beta, 'NotFound'],
  ])('by %s in project %s: %s', async (actor, projectId, code) => {
    const { migrations } = (await createTestWorld()).as(actor);
    expect(await codeOf(migrations.createMigration({ ...valid, projectId }))).toBe(code);
  });
});

describe('what an undo of a migration deletes', () => {
  it('is kept if it can have been made for the client', async () => {
    const { migrations } = (await createTestWorld()).as('owner');
    const { migration } = await migrations.createMigration(made);
    expect(migration).toMatchObject({ createdServiceAccount: true, roleBindingId: made.roleBindingId });
  });

  const byColleague = (world: World): World => ({
    ...world,
    serviceAccounts: world.serviceAccounts.map((account) => ({ ...account, createdBy: subjectOf('writer') })),
  });
  const boundByColleague = (world: World): World => ({
    ...world,
    bindings: world.bindings.map((binding) => ({ ...binding, createdBy: subjectOf('writer') })),
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
  /** Acme with the most migrations, of which these many have ended. */
  const full =
    (ended: number) =>
    (world: World): World => ({
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

describe('EndMigration', () => {
  const end = { organizationId, id: spare.migrationId, outcome: MigrationOutcome.ABANDONED };

  it('ends it once: what was first counts', async () => {
    const world = await createTestWorld();
    const { migrations } = world.as('owner');
    await migrations.endMigration(end);
    const { migration } = await migrations.endMigration({ ...end, outcome: MigrationOutcome.FINISHED });
    expect(migration?.outcome).toBe(MigrationOutcome.ABANDONED);
    expect(migration?.endedAt).toBeDefined();
    expect(await world.audited()).toEqual(['EndMigration']);
  });

  it.each<[string, Actor, object, string]>([
    ['without an outcome', 'owner', { outcome: MigrationOutcome.UNSPECIFIED }, 'InvalidArgument'],
    ['of one that isn’t there', 'owner', { id: unknown }, 'NotFound'],
    ['by somebody who owns another project', 'projectOwner', {}, 'PermissionDenied'],
    ['by a stranger', 'stranger', {}, 'NotFound'],
  ])('%s is refused', async (_what, actor, change, code) => {
    const world = await createTestWorld();
    expect(await codeOf(world.as(actor).migrations.endMigration({ ...end, ...change }))).toBe(code);
    expect(world.commits()).toBe(0);
  });
});

it.each<[Actor, string]>([
  ['projectOwner', 'of another project'],
  ['billing', 'without any right in projects'],
  ['limitedMachine', 'with a token of another project'],
])('EndMigration tells %s, %s, nothing of a migration that they can’t read', async (actor) => {
  const { migrations } = (await createTestWorld()).as(actor);
  const end = (id: string) =>
    refusal(migrations.endMigration({ organizationId, id, outcome: MigrationOutcome.FINISHED }));
  expect(await end(spare.migrationId)).toEqual(await end(unknown));
});

it('legacy tokens are listed with their project and last use, to those who can read it', async () => {
  const world = await createTestWorld();
  await world.store.touchLegacyToken(spare.legacyTokenId, world.now());
  const { tokens } = await world.as('viewer').migrations.listLegacyTokens({ organizationId });
  expect(tokens).toMatchObject([{ id: spare.legacyTokenId, projectId: beta, name: 'old agent' }]);
  expect(tokens[0]?.lastUsedAt).toBeDefined();
  expect((await world.as('projectOwner').migrations.listLegacyTokens({ organizationId })).tokens).toEqual([]);
});
