import { toJsonString } from '@bufbuild/protobuf';
import { beforeEach, describe, expect, it } from 'vitest';
import { roleReference } from '#domain/rules/role-reference.ts';
import type { SingleSignOn, SingleSignOnTrial } from '#domain/store/single-sign-on-records.ts';
import type { World } from '#domain/store/world.ts';
import { fakeSingleSignOn } from '#domain/testing/fake-single-sign-on.ts';
import { codeOf, refusal } from '#domain/testing/refusal.ts';
import { setupSettings, wideBinding } from '#domain/testing/single-sign-on-requests.ts';
import { organizations, subjectOf } from '#domain/testing/test-records.ts';
import { foreignSetup, spareSetup } from '#domain/testing/test-single-sign-on.ts';
import { createTestWorld, startOfTests, type TestWorld } from '#domain/testing/test-world.ts';
import { GetSetupResponseSchema } from '#proto/console/sso/v1alpha1/sso_pb.ts';

const { acme, globex } = organizations;
/** The providers of the installation. */
const installation = ['dev', 'google'];

let world: TestWorld;
beforeEach(async () => {
  world = await createTestWorld();
});

function save(change: Parameters<typeof setupSettings>[0] = {}, expectedVersion = spareSetup.version, by = world) {
  return by
    .as('owner')
    .singleSignOn.saveSetup({ organizationId: acme, settings: setupSettings(change), expectedVersion });
}

/** A trial by this subject, which worked. */
function triedBy(subject: string): SingleSignOnTrial {
  const found = { email: 'ada@acme.example', emailVerified: true, groups: [], failure: '' };
  return { ...found, triedAt: startOfTests, triedBy: subject };
}

/** Set up and tried by this subject. */
function setUpBy(subject: string): Partial<SingleSignOn> {
  return { setUpBy: subject, trial: triedBy(subject) };
}

/** A world in which somebody has an account of this provider. */
function withPeopleOf(provider: string, bindings: World['bindings'] = [], providers = installation) {
  return createTestWorld(
    (records) => {
      const [someone] = records.users;
      return {
        ...records,
        bindings: [...records.bindings, ...bindings],
        users: [...records.users, ...(someone ? [{ ...someone, id: 'theirs', provider }] : [])],
      };
    },
    (host) => ({ ...host, providers }),
  );
}

describe('SaveSetup', () => {
  it.each<[Parameters<typeof setupSettings>[0], string]>([
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
    expect(await codeOf(world.as('owner').organizations.enableSSO({ id: acme, ssoSettings: setupSettings() }))).toBe(
      'FailedPrecondition',
    );
  });

  it('refuses settings over others than were seen, of two people at once', async () => {
    await save();
    expect(await refusal(save())).toMatchObject({ code: 'FailedPrecondition', reason: 'STALE_SINGLE_SIGN_ON' });
  });

  it('refuses to change what is on', async () => {
    await world.as('owner').organizations.enableSSO({ id: acme, ssoSettings: setupSettings() });
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

  it('asks for a secret again that the server’s key doesn’t open', async () => {
    const other = await createTestWorld(undefined, (host) => ({
      ...host,
      singleSignOn: fakeSingleSignOn({ canOpen: () => false }),
    }));
    const { setup } = await other.as('viewer').singleSignOn.getSetup({ organizationId: acme });
    expect(setup?.hasSecret).toBe(false);
    expect(
      await refusal(other.as('owner').organizations.enableSSO({ id: acme, ssoSettings: setupSettings() })),
    ).toMatchObject({ reason: 'SET_UP_AGAIN', message: expect.stringContaining('can’t read the client secret') });
    expect(await refusal(save({}, spareSetup.version, other))).toMatchObject({
      fields: ['settings.oidc_config.client_secret'],
      message: expect.stringContaining('this server has another key'),
    });
    expect((await save({ secret: 'new' }, spareSetup.version, other)).setup?.version).toBe(spareSetup.version + 1);
  });

  it('tells viewers everything but the secret', async () => {
    await save({ secret: 'hush' });
    const told = await world.as('viewer').singleSignOn.getSetup({ organizationId: acme });
    expect(told.setup?.settings?.ssoConfig.value).toMatchObject({ clientId: 'console', clientSecret: '' });
    expect(toJsonString(GetSetupResponseSchema, told)).not.toContain('hush');
    expect(JSON.stringify(await world.store.audit.ofOrganization(acme))).not.toContain('hush');
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

  it('can’t be one of a provider that the installation had, and all these answers are alike', async () => {
    const named = await withPeopleOf('old-okta');
    const words = await Promise.all(
      ['dev', 'google', 'old-okta', foreignSetup.identifier].map(async (identifier) => {
        const { code, message } = await refusal(save({ identifier }, spareSetup.version, named));
        return `${code} ${message.replace(identifier, '')}`;
      }),
    );
    expect(new Set(words).size).toBe(1);
  });

  it('is neither reserved nor taken away by role bindings elsewhere', async () => {
    const named = await withPeopleOf(spareSetup.identifier, [
      wideBinding(globex, `user:${spareSetup.identifier}:nobody@x.example`, 'system:owner'),
      wideBinding(globex, 'user:okta:nobody@x.example', 'system:owner'),
    ]);
    const { organizations: client } = named.as('owner');
    await client.enableSSO({ id: acme, ssoSettings: setupSettings() });
    await client.disableSSO({ id: acme });
    expect(await codeOf(save({ secret: 'new' }, spareSetup.version + 2, named))).toBe('OK');
    expect(await codeOf(save({ identifier: 'okta' }, spareSetup.version, await createTestWorld()))).toBe('OK');
  });

  it('that the installation’s provider has come to have can be left, and not be enabled', async () => {
    const people = await withPeopleOf(spareSetup.identifier, [], [...installation, spareSetup.identifier]);
    const enabling = people.as('owner').organizations.enableSSO({ id: acme, ssoSettings: setupSettings() });
    expect(await refusal(enabling)).toMatchObject({ reason: 'IDENTIFIER_TAKEN' });
    expect(await codeOf(save({ identifier: 'acme-2' }, spareSetup.version, people))).toBe('OK');
  });

  it('is free again once its organization is deleted, whose people’s accounts go with it', async () => {
    const deleted = await withPeopleOf(foreignSetup.identifier);
    await deleted.as('stranger').organizations.deleteOrganization({ id: globex });
    expect(await deleted.store.users.existWith(foreignSetup.identifier)).toBe(false);
    expect(await codeOf(save({ identifier: foreignSetup.identifier }, spareSetup.version, deleted))).toBe('OK');
    const people = await withPeopleOf(foreignSetup.identifier, [], [...installation, foreignSetup.identifier]);
    await people.as('stranger').organizations.deleteOrganization({ id: globex });
    expect(await people.store.users.existWith(foreignSetup.identifier)).toBe(true);
  });

  it('stays once people have signed in with it', async () => {
    const used = await withPeopleOf(spareSetup.identifier);
    expect(await refusal(save({ identifier: 'other' }, spareSetup.version, used))).toMatchObject({
      reason: 'IDENTIFIER_IN_USE',
    });
    expect(await codeOf(save({}, spareSetup.version, used))).toBe('OK');
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

  it.each<[string, Partial<SingleSignOn>, string]>([
    ['nobody tried', { trial: null }, 'NOT_TRIED'],
    ['failed', { trial: { ...triedBy(spareSetup.setUpBy), failure: 'No e-mail arrived.' } }, 'NOT_TRIED'],
    ['somebody else tried', { trial: triedBy(subjectOf('viewer')) }, 'NOT_TRIED'],
    ['somebody set up who may not any more', setUpBy(subjectOf('viewer')), 'SET_UP_AGAIN'],
    ['somebody set up who is gone', setUpBy('user:dev:gone@acme.example'), 'SET_UP_AGAIN'],
    ['a machine set up that is gone', setUpBy('serviceaccount:gone'), 'SET_UP_AGAIN'],
    [
      'have a default role that is gone',
      { defaultRole: { roleId: 'gone', reference: 'gone', setAt: startOfTests, setBy: subjectOf('owner') } },
      'DEFAULT_ROLE',
    ],
  ])('is never settings that %s', async (_what, change, reason) => {
    const setup = { ...spareSetup, ...change };
    const changed = await createTestWorld((records) => ({ ...records, singleSignOn: [setup] }));
    const { organizations: client } = changed.as('owner');
    const ssoSettings = setupSettings({ role: setup.defaultRole?.reference ?? '' });
    expect(await refusal(client.enableSSO({ id: acme, ssoSettings }))).toMatchObject({ reason });
  });

  it('is what was tried, and nothing else', async () => {
    const { organizations: client } = world.as('owner');
    for (const ssoSettings of [
      undefined,
      setupSettings({ secret: 's' }),
      setupSettings({ issuer: 'https://x.example' }),
      setupSettings({ role: 'system:viewer' }),
    ])
      expect(await codeOf(client.enableSSO({ id: acme, ...(ssoSettings && { ssoSettings }) }))).not.toBe('OK');
    await client.enableSSO({ id: acme, ssoSettings: setupSettings() });
    await client.enableSSO({ id: acme, ssoSettings: setupSettings() });
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
