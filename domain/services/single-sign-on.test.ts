import { beforeEach, describe, expect, it } from 'vitest';
import type { UserCaller } from '#domain/caller.ts';
import { roleReference } from '#domain/rules/role-reference.ts';
import { userSubject } from '#domain/rules/subject.ts';
import type { World } from '#domain/store/world.ts';
import { fakeSingleSignOn } from '#domain/testing/fake-single-sign-on.ts';
import { codeOf, refusal } from '#domain/testing/refusal.ts';
import { organizations, spare, subjectOf } from '#domain/testing/test-records.ts';
import { foreignSetup, spareSetup } from '#domain/testing/test-single-sign-on.ts';
import { createTestWorld, startOfTests, type TestWorld } from '#domain/testing/test-world.ts';

const { acme, globex } = organizations;
const ownerOfGlobex = userSubject(foreignSetup.identifier, 'boss@globex.example');

/** Settings to save over Acme's. */
function settings(
  change: Partial<Record<'identifier' | 'type' | 'issuer' | 'clientId' | 'secret' | 'role', string>> = {},
) {
  const { identifier, type, issuer, clientId, secret, role } = {
    identifier: spareSetup.identifier,
    type: 'oidc',
    issuer: spareSetup.issuer,
    clientId: spareSetup.clientId,
    secret: '',
    role: '',
    ...change,
  };
  const value = { issuerUrl: issuer, clientId, clientSecret: secret };
  return {
    organizationIdentifier: identifier,
    ssoType: type,
    ssoConfig: { case: 'oidcConfig' as const, value },
    defaultRole: role,
  };
}

let world: TestWorld;
beforeEach(async () => {
  world = await createTestWorld();
});

function save(change: Parameters<typeof settings>[0] = {}, expectedVersion = spareSetup.version, by = world) {
  return by.as('owner').singleSignOn.saveSetup({ organizationId: acme, settings: settings(change), expectedVersion });
}

function binding(organizationId: string, subject: string, role: string): World['bindings'][number] {
  return {
    id: `${organizationId} ${subject} ${role}`,
    organizationId,
    subject,
    projectId: null,
    role,
    createdAt: startOfTests,
    createdBy: 'system',
  };
}

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
    bindings: [...records.bindings, binding(acme, subjectOf('newcomer'), roleReference(acme, 'Updater')), ...bindings],
  }));
}

describe('SaveSetup', () => {
  it.each<[Parameters<typeof settings>[0], string]>([
    [{ identifier: '' }, 'settings.organization_identifier'],
    [{ identifier: 'Acme' }, 'settings.organization_identifier'],
    [{ identifier: 'a:b' }, 'settings.organization_identifier'],
    [{ identifier: 'аcme' }, 'settings.organization_identifier'],
    [{ type: 'saml' }, 'settings.sso_type'],
    [{ issuer: '', secret: 's' }, 'settings.oidc_config.issuer_url'],
    [{ issuer: 'http://id.acme.example', secret: 's' }, 'settings.oidc_config.issuer_url'],
    [{ issuer: 'https://ada:pw@id.acme.example', secret: 's' }, 'settings.oidc_config.issuer_url'],
    [{ clientId: ' ', secret: 's' }, 'settings.oidc_config.client_id'],
    [{ secret: 's\u0000' }, 'settings.oidc_config.client_secret'],
    [{ secret: 's'.repeat(1001) }, 'settings.oidc_config.client_secret'],
    // The kept secret must not be sent to another issuer, or as another client's.
    [{ issuer: 'https://evil.example' }, 'settings.oidc_config.client_secret'],
    [{ issuer: `${spareSetup.issuer}/` }, 'settings.oidc_config.client_secret'],
    [{ clientId: 'other' }, 'settings.oidc_config.client_secret'],
    [{ role: 'system:emperor' }, 'settings.default_role'],
    [{ role: roleReference(globex, 'Spare') }, 'settings.default_role'],
  ])('refuses %j', async (change, field) => {
    expect(await refusal(save(change))).toMatchObject({ code: 'InvalidArgument', fields: [field] });
  });

  it('keeps the secret where it is left out, and every change makes the last trial useless', async () => {
    const { setup } = await save({ role: 'system:viewer' });
    expect(setup).toMatchObject({ hasSecret: true, version: spareSetup.version + 1, enabled: false });
    expect(setup?.trial).toBeUndefined();
    expect((await world.store.singleSignOn.ofOrganization(acme))?.sealedSecret).toBe(spareSetup.sealedSecret);
    expect(await codeOf(world.as('owner').organizations.enableSSO({ id: acme, ssoSettings: settings() }))).toBe(
      'FailedPrecondition',
    );
  });

  it('refuses settings over others than were seen, of two people at once', async () => {
    await save();
    expect(await refusal(save())).toMatchObject({ code: 'FailedPrecondition', reason: 'STALE_SINGLE_SIGN_ON' });
  });

  it('refuses to change what is on', async () => {
    await world.as('owner').organizations.enableSSO({ id: acme, ssoSettings: settings() });
    expect(await refusal(save({}, spareSetup.version + 1))).toMatchObject({ reason: 'SINGLE_SIGN_ON_ON' });
  });

  it('can’t be where the server has no key', async () => {
    const keyless = await createTestWorld(undefined, (host) => ({
      ...host,
      singleSignOn: fakeSingleSignOn({ unavailable: 'No key.' }),
    }));
    expect(await refusal(save({}, spareSetup.version, keyless))).toMatchObject({ message: 'No key.' });
    const { setup } = await keyless.as('viewer').singleSignOn.getSetup({ organizationId: acme });
    expect(setup?.unavailable).toBe('No key.');
  });

  it('tells viewers everything but the secret', async () => {
    await save({ secret: 'hush' });
    const { setup } = await world.as('viewer').singleSignOn.getSetup({ organizationId: acme });
    expect(setup?.settings?.ssoConfig.value).toMatchObject({ clientId: 'console', clientSecret: '' });
    expect(JSON.stringify([setup, await world.store.audit.ofOrganization(acme)])).not.toContain('hush');
  });
});

describe('an identifier', () => {
  it.each([
    ['is the installation’s provider', 'dev'],
    ['is another provider of the installation', 'google'],
    ['is another organization’s', foreignSetup.identifier],
  ])('can’t be one that %s', async (_what, identifier) => {
    expect(await refusal(save({ identifier }))).toMatchObject({ code: 'AlreadyExists', reason: 'IDENTIFIER_TAKEN' });
  });

  it('can’t be one that role bindings elsewhere or accounts name, and all these answers are alike', async () => {
    const named = await createTestWorld((records) => {
      const [someone] = records.users;
      return {
        ...records,
        bindings: [...records.bindings, binding(globex, 'user:okta:ada@globex.example', 'system:owner')],
        users: [...records.users, ...(someone ? [{ ...someone, id: 'old', provider: 'old-okta' }] : [])],
      };
    });
    const words = await Promise.all(
      ['dev', 'okta', 'old-okta', foreignSetup.identifier].map(async (identifier) => {
        const { code, message } = await refusal(save({ identifier }, spareSetup.version, named));
        return `${code} ${message.replace(identifier, '')}`;
      }),
    );
    expect(new Set(words).size).toBe(1);
  });

  it('stays once people have signed in with it', async () => {
    const used = await createTestWorld((records) => ({
      ...records,
      users: records.users.map((user, index) => (index === 0 ? { ...user, provider: spareSetup.identifier } : user)),
    }));
    expect(await refusal(save({ identifier: 'other' }, spareSetup.version, used))).toMatchObject({
      reason: 'IDENTIFIER_IN_USE',
    });
    expect(await codeOf(save({}, spareSetup.version, used))).toBe('OK');
  });
});

describe('nobody gets a right through single sign-on that they don’t have', () => {
  const strong = binding(acme, userSubject(spareSetup.identifier, 'boss@acme.example'), 'system:owner');
  const weak = binding(acme, userSubject(spareSetup.identifier, 'clerk@acme.example'), spare.role.reference);

  it('by saying who its people are', async () => {
    const above = (await withUpdater([strong])).as('newcomer');
    const change = { organizationId: acme, settings: settings({ secret: 's' }), expectedVersion: spareSetup.version };
    expect(await refusal(above.singleSignOn.saveSetup(change))).toMatchObject({ reason: 'ESCALATION' });
    expect(await refusal(above.organizations.enableSSO({ id: acme, ssoSettings: settings() }))).toMatchObject({
      reason: 'ESCALATION',
    });
    const below = (await withUpdater([weak])).as('newcomer');
    expect(await codeOf(below.organizations.enableSSO({ id: acme, ssoSettings: settings() }))).toBe('OK');
  });

  it('by a default role above the own ones, chosen by oneself or kept from somebody else', async () => {
    const mixed = await withUpdater();
    const change = {
      organizationId: acme,
      settings: settings({ role: 'system:viewer' }),
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
      settings: settings({ issuer: 'https://mine.example', secret: 's', role: 'system:viewer' }),
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
      settings: settings({ role }),
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
          binding(acme, ownerOfGlobex, 'system:owner'),
          binding(globex, ownerOfGlobex, 'system:viewer'),
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
    expect((await clients.access.getOwnAccess({ organizationId: globex })).roleBindings).toHaveLength(1);
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

describe('what is on', () => {
  it('is told by identifier, and by no other', async () => {
    const { organizations: client } = world.as('viewer');
    expect(await client.getSSOConnectorId({ organizationIdentifier: 'globex' })).toMatchObject({
      connectorId: 'globex',
    });
    for (const organizationIdentifier of ['acme', 'nobody', ''])
      expect(await codeOf(client.getSSOConnectorId({ organizationIdentifier }))).toBe('NotFound');
  });

  it('is what was tried, and nothing else', async () => {
    const { organizations: client } = world.as('owner');
    for (const ssoSettings of [
      undefined,
      settings({ secret: 's' }),
      settings({ issuer: 'https://x.example' }),
      settings({ role: 'system:viewer' }),
    ])
      expect(await codeOf(client.enableSSO({ id: acme, ...(ssoSettings && { ssoSettings }) }))).not.toBe('OK');
    await client.enableSSO({ id: acme, ssoSettings: settings() });
    await client.enableSSO({ id: acme, ssoSettings: settings() });
    expect(await world.audited()).toEqual(['EnableSSO']);
  });

  it('ends for everybody at once when it is disabled', async () => {
    const ended: string[] = [];
    const around = await createTestWorld(undefined, (host) => ({
      ...host,
      singleSignOn: fakeSingleSignOn({ endSessions: async (id) => void ended.push(id) }),
    }));
    await around.as('stranger').organizations.disableSSO({ id: globex });
    expect(ended).toEqual([globex]);
    expect((await around.store.singleSignOn.ofOrganization(globex))?.enabledAt).toBeNull();
  });

  it('is named where a project asks how its people sign in', async () => {
    const { projects } = world.as('stranger');
    const [found] = (await projects.getProjects({})).organizations.flatMap((organization) => organization.projects);
    const { loginConfig } = await projects.getLoginConfigForProject({ projectId: found?.id ?? '' });
    expect(loginConfig).toMatchObject({ isSsoEnabled: true, ssoIdentifier: 'globex' });
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
    bindings: [...records.bindings, binding(acme, subjectOf('newcomer'), roleReference(acme, 'Editor'))],
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
