import { describe, expect, it } from 'vitest';
import { codeOf, refusal } from '#domain/testing/refusal.ts';
import { type Actor, idOf, organizations, projects, spare } from '#domain/testing/test-records.ts';
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

describe('EndMigration', () => {
  const end = { organizationId, id: spare.migrationId, outcome: MigrationOutcome.ABANDONED };

  it('ends it once, also when it is asked again', async () => {
    const world = await createTestWorld();
    const { migrations } = world.as('owner');
    const { migration } = await migrations.endMigration(end);
    world.pass(1000);
    expect((await migrations.endMigration(end)).migration).toEqual(migration);
    expect(migration?.outcome).toBe(MigrationOutcome.ABANDONED);
    expect(migration?.endedAt).toBeDefined();
    expect(await world.audited()).toEqual(['EndMigration']);
  });

  it.each([
    [MigrationOutcome.ABANDONED, MigrationOutcome.FINISHED, 'abandoned'],
    [MigrationOutcome.FINISHED, MigrationOutcome.ABANDONED, 'finished'],
  ])(
    'that ended as %s is refused as %s: one of two people must not do the other’s end',
    async (first, second, word) => {
      const { migrations } = (await createTestWorld()).as('owner');
      await migrations.endMigration({ ...end, outcome: first });
      const refused = await refusal(migrations.endMigration({ ...end, outcome: second }));
      expect(refused).toMatchObject({ code: 'FailedPrecondition', reason: 'MIGRATION_ENDED' });
      expect(refused.message).toContain(word);
    },
  );

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
