import { timestampDate } from '@bufbuild/protobuf/wkt';
import { describe, expect, it } from 'vitest';
import type { UserCaller } from '#domain/caller.ts';
import { roleReference } from '#domain/rules/role-reference.ts';
import { userSubject } from '#domain/rules/subject.ts';
import type { World } from '#domain/store/world.ts';
import { codeOf, refusal } from '#domain/testing/refusal.ts';
import { setupSettings, wideBinding } from '#domain/testing/single-sign-on-requests.ts';
import { organizations, spare, subjectOf } from '#domain/testing/test-records.ts';
import { foreignSetup, spareSetup } from '#domain/testing/test-single-sign-on.ts';
import { createTestWorld, startOfTests } from '#domain/testing/test-world.ts';

const { acme, globex } = organizations;
const ownerOfGlobex = userSubject(foreignSetup.identifier, 'boss@globex.example');

/** A world in which a person with this role may change Acme's organization, and nothing else. */
function withUpdater(bindings: World['bindings'] = []) {
  return createTestWorld((records) => ({
    ...records,
    roles: [
      ...records.roles,
      {
        id: 'updater',
        organizationId: acme,
        name: 'Updater',
        permissions: ['organization.update', 'organization.read', 'view.read'],
        version: 1,
        createdAt: startOfTests,
        createdBy: 'system',
      },
    ],
    bindings: [
      ...records.bindings,
      wideBinding(acme, subjectOf('newcomer'), roleReference(acme, 'Updater')),
      ...bindings,
    ],
  }));
}

describe('nobody gets a right through single sign-on that they don’t have', () => {
  const strong = wideBinding(acme, userSubject(spareSetup.identifier, 'boss@acme.example'), 'system:owner');
  const weak = wideBinding(acme, userSubject(spareSetup.identifier, 'clerk@acme.example'), spare.role.reference);

  it('by saying who its people are', async () => {
    const above = (await withUpdater([strong])).as('newcomer');
    const change = {
      organizationId: acme,
      settings: setupSettings({ secret: 's' }),
      expectedVersion: spareSetup.version,
    };
    const named = { reason: 'ESCALATION', metadata: { provider: spareSetup.identifier } };
    expect(await refusal(above.singleSignOn.saveSetup(change))).toMatchObject(named);
    expect(await refusal(above.organizations.enableSSO({ id: acme, ssoSettings: setupSettings() }))).toMatchObject(
      named,
    );
    const below = (await withUpdater([weak])).as('newcomer');
    expect(await codeOf(below.organizations.enableSSO({ id: acme, ssoSettings: setupSettings() }))).toBe('OK');
  });

  it('by a default role above the own ones, chosen by oneself or kept from somebody else', async () => {
    const mixed = await withUpdater();
    const change = {
      organizationId: acme,
      settings: setupSettings({ role: 'system:viewer' }),
      expectedVersion: spareSetup.version,
    };
    expect(await refusal(mixed.as('newcomer').singleSignOn.saveSetup(change))).toMatchObject({ reason: 'ESCALATION' });
    expect(
      await refusal(
        mixed.as('newcomer').organizations.updateSSODefaultRole({ id: acme, defaultRole: 'system:viewer' }),
      ),
    ).toMatchObject({ reason: 'ESCALATION' });
    await mixed.as('owner').organizations.updateSSODefaultRole({ id: acme, defaultRole: 'system:viewer' });
    const kept = {
      ...change,
      settings: setupSettings({ issuer: 'https://mine.example', secret: 's', role: 'system:viewer' }),
    };
    expect(
      await refusal(mixed.as('newcomer').singleSignOn.saveSetup({ ...kept, expectedVersion: spareSetup.version + 1 })),
    ).toMatchObject({
      reason: 'ESCALATION',
    });
  });

  it('after whoever chose the default role has lost the right to', async () => {
    const mixed = await withUpdater();
    const { singleSignOn } = mixed.as('newcomer');
    const role = spare.role.reference;
    await singleSignOn.saveSetup({
      organizationId: acme,
      settings: setupSettings({ role }),
      expectedVersion: spareSetup.version,
    });
    const problem = async () => (await singleSignOn.getSetup({ organizationId: acme })).setup?.defaultRoleProblem;
    expect(await problem()).toBe('');
    const people = mixed.as('owner').people;
    await people.removePerson({ organizationId: acme, subject: subjectOf('newcomer') });
    const { setup } = await mixed.as('owner').singleSignOn.getSetup({ organizationId: acme });
    expect(setup?.defaultRoleProblem).toContain('may not give it any more');
  });
});

describe('whoever set single sign-on up', () => {
  it('is told with the time, and whoever chose a role or switched it since is not', async () => {
    const mixed = await withUpdater();
    const saving = { organizationId: acme, settings: setupSettings(), expectedVersion: spareSetup.version };
    const { setup } = await mixed.as('newcomer').singleSignOn.saveSetup(saving);
    expect(setup).toMatchObject({ setUpBy: subjectOf('newcomer'), setUpProblem: '' });
    expect(setup?.setUpAt && timestampDate(setup.setUpAt)).toEqual(startOfTests);
    await mixed.as('owner').organizations.updateSSODefaultRole({ id: acme, defaultRole: 'system:viewer' });
    const later = await mixed.as('viewer').singleSignOn.getSetup({ organizationId: acme });
    expect(later.setup).toMatchObject({ setUpBy: subjectOf('newcomer'), setUpProblem: '' });
  });

  it('is a problem once they are gone, or may not change it any more, until somebody sets it up again', async () => {
    const mixed = await withUpdater([wideBinding(acme, subjectOf('newcomer'), 'system:viewer')]);
    const { people, roles, singleSignOn } = mixed.as('owner');
    const saving = { organizationId: acme, settings: setupSettings(), expectedVersion: spareSetup.version };
    await mixed.as('newcomer').singleSignOn.saveSetup(saving);
    const problem = async () => (await singleSignOn.getSetup({ organizationId: acme })).setup?.setUpProblem;
    expect(await problem()).toBe('');
    const subject = subjectOf('newcomer');
    await roles.deleteRoleBinding({
      organizationId: acme,
      id: wideBinding(acme, subject, roleReference(acme, 'Updater')).id,
    });
    expect(await problem()).toContain('may not change this organization');
    await people.removePerson({ organizationId: acme, subject });
    expect(await problem()).toContain('has no role in this organization');
    await singleSignOn.saveSetup({ ...saving, expectedVersion: spareSetup.version + 1 });
    expect(await problem()).toBe('');
  });
});

describe('a person of an organization’s own provider', () => {
  const boss: UserCaller = {
    kind: 'user',
    subject: ownerOfGlobex,
    provider: foreignSetup.identifier,
    email: 'boss@globex.example',
    onlyIn: globex,
  };

  /** Acme has given the same name Owner, and Globex Viewer. */
  function worldOfBoss() {
    return createTestWorld(
      (records) => ({
        ...records,
        bindings: [
          ...records.bindings,
          wideBinding(acme, ownerOfGlobex, 'system:owner'),
          wideBinding(globex, ownerOfGlobex, 'system:viewer'),
        ],
        users: [
          ...records.users,
          {
            id: 'boss',
            provider: boss.provider,
            email: boss.email,
            name: 'The Boss',
            createdAt: startOfTests,
            lastLoginAt: startOfTests,
            updatedAt: null,
            issuer: 'https://id.globex.example',
            sub: '1',
          },
        ],
      }),
      (host) => ({
        ...host,
        identify: async (header) => (header.get('x-person') === boss.email ? boss : host.identify(header)),
      }),
    );
  }

  it('counts in that organization only', async () => {
    const both = await worldOfBoss();
    const clients = both.signed({ person: boss.email });
    expect((await clients.organizations.getOrganizations({})).organizations.map(({ name }) => name)).toEqual([
      'Globex',
    ]);
    expect((await clients.projects.getProjects({})).organizations.map(({ name }) => name)).toEqual(['Globex']);
    expect(await codeOf(clients.access.getOwnAccess({ organizationId: acme }))).toBe('NotFound');
    const own = await clients.access.getOwnAccess({ organizationId: globex });
    expect(own).toMatchObject({ onlyHere: true, roleBindings: [{ role: 'system:viewer' }] });
    expect((await both.as('owner').access.getOwnAccess({ organizationId: acme })).onlyHere).toBe(false);
    expect((await clients.authorization.canI({ organizationId: acme, permission: 'role.list' })).allowed).toBe(false);
    expect(
      await codeOf(clients.roles.createRole({ organizationId: acme, name: 'Mine', permissions: ['view.read'] })),
    ).toBe('NotFound');
    expect(await refusal(clients.organizations.createOrganization({ name: 'Mine' }))).toMatchObject({
      reason: 'SINGLE_SIGN_ON_ONLY_HERE',
    });
    expect(await refusal(clients.roles.acceptInvite({ token: spare.invite.token }))).toMatchObject({
      reason: 'SINGLE_SIGN_ON_ONLY_HERE',
    });
  });

  it('leaves no trace in others', async () => {
    const both = await worldOfBoss();
    await both.signed({ person: boss.email }).users.updateSelf({ user: { name: 'Chief' } });
    expect(await both.audited()).toEqual([]);
    const owner = both.as('owner');
    const listed = (await owner.people.listPeople({ organizationId: acme })).people.find(
      ({ subject }) => subject === boss.subject,
    );
    expect(listed).toMatchObject({ name: '', userId: '', canSignIn: false });
    const { users } = await owner.organizations.getOrganizationUsers({ id: acme });
    expect(users.map(({ email }) => email)).not.toContain(boss.email);
    // Removed there, the account is not forgotten here.
    await owner.people.removePerson({ organizationId: acme, subject: boss.subject });
    expect((await both.store.users.byEmail(boss.provider, boss.email))?.sub).toBe('1');
    await both.as('stranger').people.removePerson({ organizationId: globex, subject: boss.subject });
    expect((await both.store.users.byEmail(boss.provider, boss.email))?.sub).toBeNull();
  });

  it('is no owner who could be the last one', async () => {
    const both = await worldOfBoss();
    const { roles } = both.as('stranger');
    await roles.createRoleBinding({ organizationId: globex, subject: boss.subject, role: 'system:owner' });
    const { roleBindings } = await roles.listRoleBindings({ organizationId: globex });
    const own = roleBindings.find(({ subject }) => subject === subjectOf('stranger'));
    expect(await refusal(roles.deleteRoleBinding({ organizationId: globex, id: own?.id ?? '' }))).toMatchObject({
      reason: 'LAST_OWNER',
    });
  });
});

it('a role that is the default one grows only by the hands of those who may choose it', async () => {
  const mixed = await createTestWorld((records) => ({
    ...records,
    roles: [
      ...records.roles,
      {
        id: 'editor',
        organizationId: acme,
        name: 'Editor',
        permissions: ['role.create', 'role.delete', 'view.read', 'view.list'],
        version: 1,
        createdAt: startOfTests,
        createdBy: 'system',
      },
    ],
    bindings: [...records.bindings, wideBinding(acme, subjectOf('newcomer'), roleReference(acme, 'Editor'))],
  }));
  await mixed.as('owner').organizations.updateSSODefaultRole({ id: acme, defaultRole: spare.role.reference });
  const grown = {
    organizationId: acme,
    id: spare.role.id,
    name: 'Spare',
    permissions: ['view.read', 'view.list'],
    etag: '1',
  };
  expect(await refusal(mixed.as('newcomer').customRoles.updateRole(grown))).toMatchObject({
    metadata: { permission: 'organization.update' },
  });
});
