import { describe, expect, it } from 'vitest';
import { permissions } from '#domain/rules/permissions.ts';
import { codeOf, refusal } from '#domain/testing/refusal.ts';
import { type Actor, idOf, organizations, projects, subjectOf } from '#domain/testing/test-records.ts';
import { createTestWorld } from '#domain/testing/test-world.ts';

const { acme, globex } = organizations;

describe('GetProjects', () => {
  it.each<[Actor, Record<string, string[]>]>([
    ['owner', { Acme: ['Alpha', 'Beta'] }],
    ['viewer', { Acme: ['Alpha', 'Beta'] }],
    ['projectOwner', { Acme: ['Alpha'] }],
    ['billing', { Acme: [] }],
    ['newcomer', {}],
    ['stranger', { Globex: ['Gamma'] }],
    ['agent', { Acme: ['Alpha', 'Beta'] }],
    ['scraper', { Acme: [] }],
    ['idleMachine', { Acme: [] }],
    ['limitedMachine', { Acme: ['Alpha'] }],
    ['strangerMachine', { Globex: ['Gamma'] }],
  ])('shows %s what they may see', async (actor, expected) => {
    const client = (await createTestWorld()).as(actor).projects;
    const tree = (await client.getProjects({})).organizations;
    expect(Object.fromEntries(tree.map(({ name, projects: found }) => [name, found.map((p) => p.name)]))).toEqual(
      expected,
    );
  });

  it('shows a person all their organizations', async () => {
    const world = await createTestWorld();
    const request = { organizationId: acme, subject: subjectOf('stranger'), role: 'system:viewer' };
    await world.as('owner').roles.createRoleBinding(request);
    const tree = (await world.as('stranger').projects.getProjects({})).organizations;
    expect(tree.map(({ name }) => name)).toEqual(['Globex', 'Acme']);
  });
});

describe('GetOrganization', () => {
  it('names the organization to whoever may read it', async () => {
    const client = (await createTestWorld()).as('viewer').organizations;
    expect((await client.getOrganization({ id: acme })).organization).toMatchObject({ id: acme, name: 'Acme' });
  });
});

describe('GetProject', () => {
  it('shows a project to whoever may read it', async () => {
    const client = (await createTestWorld()).as('projectOwner').projects;
    const expected = { id: projects.alpha, name: 'Alpha', organizationId: acme };
    expect((await client.getProject({ id: projects.alpha })).project).toMatchObject(expected);
  });

  it('answers alike for another organization’s project and one that does not exist', async () => {
    for (const actor of ['owner', 'newcomer', 'limitedMachine'] as const) {
      const client = (await createTestWorld()).as(actor).projects;
      const answers = await Promise.all(
        [projects.gamma, projects.unknown, 'not-a-uuid', ''].map((id) => refusal(client.getProject({ id }))),
      );
      expect(answers.map(({ code, message }) => [code, message])).toEqual(
        answers.map(() => ['NotFound', expect.stringContaining('no such project')]),
      );
    }
  });

  it('is denied for the other projects of a person who owns one', async () => {
    const client = (await createTestWorld()).as('projectOwner').projects;
    const refused = await refusal(client.getProject({ id: projects.beta }));
    expect(refused).toMatchObject({ code: 'PermissionDenied', metadata: { permission: 'project.read' } });
  });
});

describe('GetOrganizations', () => {
  it.each<[Actor, string[]]>([
    ['owner', ['Acme']],
    ['projectOwner', []],
    ['billing', []],
    ['newcomer', []],
    ['stranger', ['Globex']],
    ['agent', ['Acme']],
    ['limitedMachine', []],
  ])('lists for %s what they may read', async (actor, names) => {
    const client = (await createTestWorld()).as(actor).organizations;
    expect((await client.getOrganizations({})).organizations.map(({ name }) => name)).toEqual(names);
  });
});

describe('another organization', () => {
  it('answers like one that does not exist', async () => {
    const world = await createTestWorld();
    for (const actor of ['stranger', 'newcomer', 'strangerMachine'] as const) {
      const { organizations: client } = world.as(actor);
      const foreign = await refusal(client.getOrganization({ id: acme }));
      expect(foreign).toEqual(await refusal(client.getOrganization({ id: projects.unknown })));
      expect(foreign.code).toBe('NotFound');
    }
  });

  it('does not take a service account for its own of the same name', async () => {
    const twin = { id: idOf('owner', 'account'), organizationId: globex, name: 'ownerMachine' };
    const made = { createdAt: new Date(0), createdBy: 'system' };
    const world = await createTestWorld((before) => ({
      ...before,
      serviceAccounts: [...before.serviceAccounts, { ...twin, ...made }],
      bindings: [
        ...before.bindings,
        { ...twin, ...made, subject: subjectOf('ownerMachine'), role: 'system:owner', projectId: null },
      ],
    }));
    const { accounts } = world.as('ownerMachine');
    expect(await codeOf(accounts.listServiceAccounts({ organizationId: acme }))).toBe('OK');
    expect(await codeOf(accounts.listServiceAccounts({ organizationId: globex }))).toBe('NotFound');
  });
});

describe('CanI', () => {
  it.each<[Actor, string, string, string, boolean]>([
    ['owner', acme, '', 'billing.modify', true],
    ['owner', acme, projects.beta, 'billing.modify', true],
    ['owner', acme, projects.gamma, 'project.read', false],
    ['owner', acme, projects.unknown, 'project.read', false],
    ['owner', acme, '', 'profile.fly', false],
    ['owner', globex, '', 'project.read', false],
    ['owner', 'not-a-uuid', '', 'project.read', false],
    ['viewer', acme, '', 'role.create', false],
    ['projectOwner', acme, '', 'role.list', false],
    ['projectOwner', acme, projects.alpha, 'role.list', true],
    ['projectOwner', acme, projects.beta, 'role.list', false],
    ['newcomer', acme, '', 'role.list', false],
    ['limitedMachine', acme, '', 'role.list', false],
    ['limitedMachine', acme, projects.alpha, 'role.list', true],
    ['strangerMachine', acme, '', 'role.list', false],
    ['scraper', acme, projects.alpha, 'profile.write', true],
  ])(
    'tells %s of organization %s, project %j and %s: %j',
    async (actor, organizationId, projectId, permission, allowed) => {
      const { authorization } = (await createTestWorld()).as(actor);
      expect((await authorization.canI({ organizationId, projectId, permission })).allowed).toBe(allowed);
    },
  );

  it('wants a permission to be named', async () => {
    const { authorization } = (await createTestWorld()).as('newcomer');
    const refused = await refusal(authorization.canI({ organizationId: acme }));
    expect(refused).toMatchObject({ code: 'InvalidArgument', fields: ['permission'] });
  });

  it('agrees with what is allowed, for every permission', async () => {
    const { authorization } = (await createTestWorld()).as('owner');
    const answers = await Promise.all(
      permissions.map((permission) => authorization.canI({ organizationId: acme, permission })),
    );
    expect(answers.filter(({ allowed }) => !allowed)).toEqual([]);
  });
});

describe('GetSelf', () => {
  it('says who a person is', async () => {
    const { users } = (await createTestWorld()).as('newcomer');
    const expected = { name: 'newcomer', email: 'newcomer@acme.example', authProvider: 'dev', roles: [] };
    expect((await users.getSelf({})).user).toMatchObject(expected);
  });

  it('says which account a machine is', async () => {
    const { users } = (await createTestWorld()).as('scraper');
    const expected = { id: idOf('scraper', 'account'), name: 'scraper', email: '', authProvider: 'serviceaccount' };
    expect((await users.getSelf({})).user).toMatchObject(expected);
  });

  it('sends a person without an account back to sign in', async () => {
    const { users } = (await createTestWorld()).signed({ person: 'gone@acme.example' });
    expect(await codeOf(users.getSelf({}))).toBe('Unauthenticated');
  });
});
