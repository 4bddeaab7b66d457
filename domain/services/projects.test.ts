import { describe, expect, it } from 'vitest';
import { maxProjects } from '#domain/rules/quota.ts';
import { codeOf, refusal } from '#domain/testing/refusal.ts';
import { type Actor, idOf, organizations, projects, spare } from '#domain/testing/test-records.ts';
import { createTestWorld, startOfTests } from '#domain/testing/test-world.ts';

const organizationId = organizations.acme;
const { alpha, beta, gamma, unknown } = projects;

describe('CreateProject', () => {
  it('adds a project with the trimmed name, which whoever may see it then sees', async () => {
    const world = await createTestWorld();
    const { id } = await world.as('owner').projects.createProject({ organizationId, name: '  Checkout ' });
    const { project } = await world.as('viewer').projects.getProject({ id });
    expect(project).toMatchObject({ id, name: 'Checkout', organizationId });
    expect(await world.audited()).toEqual(['CreateProject']);
  });

  it.each([
    ['', 'InvalidArgument'],
    ['   ', 'InvalidArgument'],
    ['a'.repeat(101), 'InvalidArgument'],
    ['a\u0000b', 'InvalidArgument'],
    ['Alpha', 'AlreadyExists'],
    ['  Alpha', 'AlreadyExists'],
    ['Al\u00adpha', 'InvalidArgument'],
    ['alpha', 'OK'],
    ['Gamma', 'OK'], // another organization's
  ])('answers the name %j with %s', async (name, code) => {
    const clients = (await createTestWorld()).as('owner');
    expect(await codeOf(clients.projects.createProject({ organizationId, name }))).toBe(code);
  });

  it('refuses one more than an organization may have', async () => {
    const world = await createTestWorld((before) => ({
      ...before,
      projects: [
        ...before.projects,
        ...Array.from({ length: maxProjects - 2 }, (_, number) => ({
          id: `full ${number}`,
          organizationId,
          name: `Full ${number}`,
          createdAt: startOfTests,
        })),
      ],
    }));
    const refused = await refusal(world.as('owner').projects.createProject({ organizationId, name: 'More' }));
    expect(refused).toMatchObject({ code: 'ResourceExhausted', metadata: { limit: String(maxProjects) } });
    expect(world.commits()).toBe(0);
  });

  it('makes one of two with the same name at once', async () => {
    const world = await createTestWorld();
    const { projects: client } = world.as('owner');
    const codes = await Promise.all([1, 2].map(() => codeOf(client.createProject({ organizationId, name: 'Twin' }))));
    expect(codes.toSorted()).toEqual(['AlreadyExists', 'OK']);
  });
});

describe('UpdateProject', () => {
  it.each([
    ['Renamed', '', 'OK', 'Renamed'],
    [' Renamed ', 'Beta', 'OK', 'Renamed'],
    ['Beta', 'Beta', 'OK', 'Beta'],
    ['BETA', 'Beta', 'OK', 'BETA'],
    ['Renamed', 'Bet', 'FailedPrecondition', 'Beta'],
    ['Alpha', 'Beta', 'AlreadyExists', 'Beta'],
    ['', 'Beta', 'InvalidArgument', 'Beta'],
  ])('to %j from whoever has seen %j: %s', async (name, expectedName, code, after) => {
    const { projects: client } = (await createTestWorld()).as('owner');
    expect(await codeOf(client.updateProject({ id: beta, name, expectedName }))).toBe(code);
    expect((await client.getProject({ id: beta })).project?.name).toBe(after);
  });

  it('keeps the place of the project in the list, and what it was called in the audit record', async () => {
    const world = await createTestWorld();
    const { projects: client } = world.as('owner');
    await client.updateProject({ id: alpha, name: 'Zulu' });
    const names = (await client.getProjects({})).organizations.flatMap(({ projects: rows }) =>
      rows.map((row) => row.name),
    );
    expect(names).toEqual(['Zulu', 'Beta']);
    const [record] = await world.store.audit.ofOrganization(organizationId);
    expect(record?.target).toEqual({ id: alpha, name: 'Zulu', before: 'Alpha' });
  });
});

describe('DeleteProject', () => {
  it('takes along what belongs to the project, and nothing else', async () => {
    const world = await createTestWorld();
    const before = await world.store.bindings.ofOrganization(organizationId);
    await world.as('owner').projects.deleteProject({ id: alpha, expectedName: 'Alpha' });
    const inAlpha = before.filter(({ projectId }) => projectId === alpha).map(({ id }) => id);
    expect(inAlpha.toSorted()).toEqual([idOf('projectOwner', 'binding'), idOf('scraper', 'binding')].toSorted());
    const left = (await world.store.bindings.ofOrganization(organizationId)).map(({ id }) => id);
    expect(left).toEqual(before.map(({ id }) => id).filter((id) => !inAlpha.includes(id)));
    expect(await world.store.tokens.byId(idOf('limitedMachine', 'token'))).toBeUndefined();
    expect(await world.store.tokens.byId(idOf('agent', 'token'))).toBeDefined();
    expect(await world.store.legacyTokens.byId(spare.legacyTokenId)).toBeDefined();
    const [record] = await world.store.audit.ofOrganization(organizationId);
    expect(record?.target).toMatchObject({ id: alpha, name: 'Alpha', tokens: idOf('limitedMachine', 'token') });
  });

  it('takes along legacy tokens and migrations, and no call of the data plane finds the project any more', async () => {
    const world = await createTestWorld();
    await world.as('owner').projects.deleteProject({ id: beta });
    expect(await world.store.legacyTokens.ofOrganization(organizationId)).toEqual([]);
    expect(await world.store.migrations.ofOrganization(organizationId)).toEqual([]);
    expect(await codeOf(world.as('agent', beta).debuginfo.shouldInitiateUpload({ buildId: 'b' }))).toBe(
      'PermissionDenied',
    );
    expect(await codeOf(world.as('owner').projects.getProject({ id: beta }))).toBe('NotFound');
  });

  it.each<[Actor, string, string, string]>([
    ['owner', beta, 'Beta renamed', 'FailedPrecondition'],
    ['owner', gamma, '', 'NotFound'],
    ['owner', unknown, '', 'NotFound'],
    ['viewer', beta, '', 'PermissionDenied'],
    ['projectOwner', beta, '', 'PermissionDenied'],
    ['projectOwner', alpha, '', 'OK'],
    ['stranger', alpha, '', 'NotFound'],
    ['limitedMachine', alpha, '', 'OK'],
  ])('by %s of %s with %j: %s', async (actor, id, expectedName, code) => {
    const clients = (await createTestWorld()).as(actor);
    expect(await codeOf(clients.projects.deleteProject({ id, expectedName }))).toBe(code);
  });
});

describe('legacy tokens of a project', () => {
  it('are listed without a secret, and revoked once', async () => {
    const world = await createTestWorld();
    const { projects: client } = world.as('owner');
    const { tokens } = await client.getProjectTokens({ id: beta });
    expect(tokens).toMatchObject([{ id: spare.legacyTokenId, name: 'old agent' }]);
    const request = { id: beta, tokenId: spare.legacyTokenId };
    await client.deleteProjectToken(request);
    expect(await codeOf(client.deleteProjectToken(request))).toBe('NotFound');
    expect(await world.audited()).toEqual(['DeleteProjectToken']);
  });

  it('of another project are not there', async () => {
    const { projects: client } = (await createTestWorld()).as('owner');
    expect(await codeOf(client.deleteProjectToken({ id: alpha, tokenId: spare.legacyTokenId }))).toBe('NotFound');
  });

  it('can’t be created, and the refusal says what to create instead', async () => {
    const world = await createTestWorld();
    const refused = await refusal(world.as('owner').projects.createProjectToken({ id: beta, name: 'new' }));
    expect(refused).toMatchObject({ code: 'FailedPrecondition', reason: 'LEGACY_TOKENS_DISABLED' });
    expect(refused.message).toContain('service account');
    expect(world.commits()).toBe(0);
  });
});

it('GetLoginConfigForProject tells that there is no single sign-on', async () => {
  const { projects: client } = (await createTestWorld()).as('viewer');
  const { loginConfig } = await client.getLoginConfigForProject({ projectId: beta });
  expect(loginConfig).toMatchObject({ isSsoEnabled: false, ssoIdentifier: '' });
});
