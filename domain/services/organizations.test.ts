import { describe, expect, it } from 'vitest';
import { maxCreatedOrganizations } from '#domain/rules/quota.ts';
import { userSubject } from '#domain/rules/subject.ts';
import type { World } from '#domain/store/world.ts';
import { codeOf, refusal, refusalIfAny } from '#domain/testing/refusal.ts';
import { type Actor, idOf, organizations, projects, subjectOf, tokenSecret } from '#domain/testing/test-records.ts';
import { createTestWorld, startOfTests } from '#domain/testing/test-world.ts';

const { acme, globex } = organizations;

/** The owner of Acme is a Viewer in Globex. */
function andViewerInGlobex(world: World): World {
  const binding = { id: 'in globex', organizationId: globex, subject: subjectOf('owner'), projectId: null };
  const made = { role: 'system:viewer', createdAt: startOfTests, createdBy: 'system' };
  return { ...world, bindings: [...world.bindings, { ...binding, ...made }] };
}

describe('CreateOrganization', () => {
  it('makes its creator the owner, and nobody else anything', async () => {
    const world = await createTestWorld();
    const clients = world.as('owner');
    const { id } = await clients.organizations.createOrganization({ name: '  Initech ' });
    expect((await clients.organizations.getOrganization({ id })).organization).toMatchObject({ id, name: 'Initech' });
    const bindings = await world.store.bindings.ofOrganization(id);
    expect(bindings).toMatchObject([{ subject: subjectOf('owner'), role: 'system:owner', projectId: null }]);
    expect(await codeOf(world.as('viewer').organizations.getOrganization({ id }))).toBe('NotFound');
    expect(await codeOf(clients.projects.createProject({ organizationId: id, name: 'First' }))).toBe('OK');
    const [record] = await world.store.audit.ofOrganization(id);
    expect(record).toMatchObject({ action: 'CreateOrganization', target: { id, name: 'Initech' } });
    expect(await world.audited()).toEqual([]);
  });

  it.each<[Actor, string, string | undefined]>([
    ['owner', 'OK', undefined],
    ['stranger', 'OK', undefined],
    ['viewer', 'PermissionDenied', 'PERMISSION_MISSING'],
    ['projectOwner', 'PermissionDenied', 'PERMISSION_MISSING'],
    ['newcomer', 'PermissionDenied', 'PERMISSION_MISSING'],
    ['ownerMachine', 'PermissionDenied', 'HUMANS_ONLY'],
  ])('by %s: %s', async (actor, code, reason) => {
    const world = await createTestWorld();
    const refused = await refusalIfAny(world.as(actor).organizations.createOrganization({ name: 'Initech' }));
    expect([refused?.code ?? 'OK', refused?.reason]).toEqual([code, reason]);
  });

  it('needs the permission in one organization, whatever the role in another', async () => {
    const world = await createTestWorld(andViewerInGlobex);
    expect(await codeOf(world.as('owner').organizations.createOrganization({ name: 'Initech' }))).toBe('OK');
  });

  it.each([
    ['', 'InvalidArgument'],
    ['a'.repeat(101), 'InvalidArgument'],
    ['a\u0000b', 'InvalidArgument'],
    ['In\u00aditech', 'InvalidArgument'],
    [' Acme', 'AlreadyExists'],
    ['Acmé', 'OK'],
    ['Globex', 'OK'], // the creator is not in it, and must not learn that it exists
  ])('answers the name %j with %s', async (name, code) => {
    const { organizations: client } = (await createTestWorld()).as('owner');
    expect(await codeOf(client.createOrganization({ name }))).toBe(code);
  });

  it('makes one of two with the same name at once, so a second try after a lost answer makes no other', async () => {
    const { organizations: client } = (await createTestWorld()).as('owner');
    const codes = await Promise.all([1, 2].map(() => codeOf(client.createOrganization({ name: 'Twin' }))));
    expect(codes.toSorted()).toEqual(['AlreadyExists', 'OK']);
  });

  it('refuses one more than a person may have created, until one of them is deleted', async () => {
    const world = await createTestWorld();
    const { organizations: client } = world.as('owner');
    const made = await Promise.all(
      Array.from({ length: maxCreatedOrganizations }, (_, n) => client.createOrganization({ name: `No. ${n}` })),
    );
    const refused = await refusal(client.createOrganization({ name: 'More' }));
    expect(refused).toMatchObject({ code: 'ResourceExhausted', metadata: { limit: String(maxCreatedOrganizations) } });
    expect(await codeOf(world.as('stranger').organizations.createOrganization({ name: 'More' }))).toBe('OK');
    await client.deleteOrganization({ id: made[0]?.id ?? '' });
    expect(await codeOf(client.createOrganization({ name: 'More' }))).toBe('OK');
  });
});

describe('UpdateOrganization', () => {
  it.each([
    ['Renamed', '', 'OK', 'Renamed'],
    [' Renamed ', 'Acme', 'OK', 'Renamed'],
    ['Acme', 'Acme', 'OK', 'Acme'],
    ['Globex', 'Acme', 'OK', 'Globex'],
    ['Renamed', 'Acm', 'FailedPrecondition', 'Acme'],
    ['', 'Acme', 'InvalidArgument', 'Acme'],
  ])('to %j from whoever has seen %j: %s', async (name, expectedName, code, after) => {
    const { organizations: client } = (await createTestWorld()).as('owner');
    expect(await codeOf(client.updateOrganization({ id: acme, name, expectedName }))).toBe(code);
    expect((await client.getOrganization({ id: acme })).organization?.name).toBe(after);
  });

  it('writes down what it was called, and nothing where the name stays', async () => {
    const world = await createTestWorld();
    const { organizations: client } = world.as('ownerMachine');
    await client.updateOrganization({ id: acme, name: 'Acme' });
    await client.updateOrganization({ id: acme, name: 'Acme Labs', expectedName: 'Acme' });
    const records = await world.store.audit.ofOrganization(acme);
    expect(records.map(({ target }) => target)).toMatchObject([{ id: acme, name: 'Acme Labs', before: 'Acme' }]);
  });
});

describe('DeleteOrganization', () => {
  it('takes along everything in it, and nothing of another; its audit records stay', async () => {
    const world = await createTestWorld();
    const theirs = await world.store.bindings.ofOrganization(globex);
    const bound = (await world.store.bindings.ofOrganization(acme)).length;
    await world.as('owner').organizations.deleteOrganization({ id: acme, expectedName: 'Acme' });
    const { store } = world;
    const left = await Promise.all([
      store.projects.ofOrganization(acme),
      store.roles.ofOrganization(acme),
      store.bindings.ofOrganization(acme),
      store.serviceAccounts.ofOrganization(acme),
      store.legacyTokens.ofOrganization(acme),
      store.migrations.ofOrganization(acme),
      store.invites.ofOrganization(acme),
    ]);
    expect(left.flat()).toEqual([]);
    expect(await store.bindings.ofOrganization(globex)).toEqual(theirs);
    expect(await codeOf(world.as('strangerMachine').roles.listRoles({ organizationId: globex }))).toBe('OK');
    const [record] = await store.audit.ofOrganization(acme);
    expect(record).toMatchObject({
      actor: subjectOf('owner'),
      action: 'DeleteOrganization',
      target: { id: acme, name: 'Acme', roleBindings: String(bound), invites: '1' },
    });
    expect(record?.target['projects']?.split(',').toSorted()).toEqual([projects.alpha, projects.beta].toSorted());
  });

  it('refuses every API token from the next call on, and lets nobody in by what they had', async () => {
    const world = await createTestWorld();
    await world.as('ownerMachine').organizations.deleteOrganization({ id: acme });
    const machine = world.signed({ secret: tokenSecret('agent'), project: projects.beta });
    expect(await codeOf(machine.debuginfo.shouldInitiateUpload({ buildId: 'b' }))).toBe('Unauthenticated');
    expect(await codeOf(world.as('ownerMachine').projects.getProjects({}))).toBe('Unauthenticated');
    for (const actor of ['owner', 'viewer', 'newcomer'] as const) {
      const clients = world.as(actor);
      expect(await codeOf(clients.organizations.getOrganization({ id: acme }))).toBe('NotFound');
      expect((await clients.projects.getProjects({})).organizations).toEqual([]);
    }
  });

  it.each<[Actor, string, string, string]>([
    ['owner', acme, 'Acme renamed', 'FailedPrecondition'],
    ['owner', globex, '', 'NotFound'],
    ['owner', projects.unknown, '', 'NotFound'],
    ['viewer', acme, '', 'PermissionDenied'],
    ['projectOwner', acme, '', 'PermissionDenied'],
    ['limitedMachine', acme, '', 'PermissionDenied'],
    ['stranger', acme, '', 'NotFound'],
  ])('by %s of %s with %j: %s, and nothing is gone', async (actor, id, expectedName, code) => {
    const world = await createTestWorld();
    expect(await codeOf(world.as(actor).organizations.deleteOrganization({ id, expectedName }))).toBe(code);
    expect(await world.audited()).toEqual([]);
    expect(await world.store.organizations.byId(acme)).toBeDefined();
  });

  it('that waits its turn behind a rename by somebody else is refused', async () => {
    const { organizations: client } = (await createTestWorld()).as('owner');
    const codes = await Promise.all([
      codeOf(client.updateOrganization({ id: acme, name: 'Other', expectedName: 'Acme' })),
      codeOf(client.deleteOrganization({ id: acme, expectedName: 'Acme' })),
    ]);
    expect(codes).toEqual(['OK', 'FailedPrecondition']);
  });
});

describe('LeaveOrganization', () => {
  it.each<[Actor, string, string, string | undefined]>([
    ['viewer', acme, 'OK', undefined],
    ['projectOwner', acme, 'OK', undefined],
    ['owner', acme, 'FailedPrecondition', 'LAST_OWNER'],
    ['newcomer', acme, 'NotFound', 'NOT_FOUND'],
    ['stranger', acme, 'NotFound', 'NOT_FOUND'],
    ['ownerMachine', acme, 'PermissionDenied', 'HUMANS_ONLY'],
  ])('by %s of %s: %s', async (actor, organizationId, code, reason) => {
    const world = await createTestWorld();
    const refused = await refusalIfAny(world.as(actor).membership.leaveOrganization({ organizationId }));
    expect([refused?.code ?? 'OK', refused?.reason]).toEqual([code, reason]);
    expect(await world.audited()).toEqual(code === 'OK' ? ['LeaveOrganization'] : []);
  });

  it('takes all of one’s own role bindings there, and leaves those elsewhere and the session', async () => {
    const ended: string[] = [];
    const endSessions = async (id: string) => void ended.push(id);
    const world = await createTestWorld(andViewerInGlobex, (host) => ({ ...host, endSessions }));
    const owner = world.as('owner');
    const { removedRoleBindings } = await owner.membership.leaveOrganization({ organizationId: globex });
    expect(removedRoleBindings).toMatchObject([
      { id: 'in globex', role: 'system:viewer', subject: subjectOf('owner') },
    ]);
    expect(await codeOf(owner.roles.listRoles({ organizationId: globex }))).toBe('NotFound');
    expect(await codeOf(owner.roles.listRoles({ organizationId: acme }))).toBe('OK');
    const [record] = await world.store.audit.ofOrganization(globex);
    expect(record).toMatchObject({ action: 'LeaveOrganization', actor: subjectOf('owner') });
    expect(ended).toEqual([]);
  });

  it('lets one of two owners go who leave at once', async () => {
    const world = await createTestWorld((before) => ({
      ...before,
      bindings: before.bindings.map((row) =>
        row.id === idOf('viewer', 'binding') ? { ...row, role: 'system:owner' } : row,
      ),
    }));
    const leave = (actor: Actor) => codeOf(world.as(actor).membership.leaveOrganization({ organizationId: acme }));
    expect((await Promise.all([leave('owner'), leave('viewer')])).toSorted()).toEqual(['FailedPrecondition', 'OK']);
  });

  it('is no way out for an owner beside one who never signed in', async () => {
    const subject = userSubject('dev', 'never@acme.example');
    const owning = { id: 'never', organizationId: acme, subject, projectId: null, role: 'system:owner' };
    const world = await createTestWorld((before) => ({
      ...before,
      bindings: [...before.bindings, { ...owning, createdAt: startOfTests, createdBy: 'system' }],
    }));
    const left = world.as('owner').membership.leaveOrganization({ organizationId: acme });
    expect(await refusal(left)).toMatchObject({ reason: 'LAST_OWNER' });
  });
});
