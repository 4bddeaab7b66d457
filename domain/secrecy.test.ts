import { describe, expect, it } from 'vitest';
import { idOf, organizations, projects, spare, tokenSecret } from '#domain/testing/test-records.ts';
import { createTestWorld } from '#domain/testing/test-world.ts';

const organizationId = organizations.acme;
const serviceAccountId = idOf('idleMachine', 'account');

describe('a secret', () => {
  it('is in no list, no audit record and no record of the store once it was shown', async () => {
    const world = await createTestWorld();
    const {
      accounts,
      roles,
      projects: tree,
      users,
      access,
      capabilities,
      people,
      organizations: all,
    } = world.as('owner');
    const created = await accounts.createServiceAccountToken({ organizationId, serviceAccountId, name: 'ci' });
    const { invite } = await roles.createInvite({ organizationId, roleId: 'system:viewer' });
    await world.as('newcomer').roles.acceptInvite({ token: invite?.token ?? '' });
    await roles.expireInvite({ organizationId, id: invite?.id ?? '' });
    await roles.expireInvite({ organizationId, id: spare.invite.id });
    const digits = created.token?.token.slice('psc_v1_'.length) ?? '';
    expect(digits).toHaveLength(64);

    const seen = await Promise.all([
      accounts.listServiceAccounts({ organizationId }),
      accounts.listServiceAccountTokens({ organizationId, serviceAccountId }),
      roles.listRoles({ organizationId }),
      roles.listRoleBindings({ organizationId }),
      roles.listInvites({ organizationId }),
      roles.listInviteAcceptances({ organizationId, inviteId: invite?.id ?? '' }),
      tree.getProjects({}),
      users.getSelf({}),
      access.getOwnAccess({ organizationId }),
      capabilities.getCapabilities({}),
      people.listPeople({ organizationId }),
      all.getOrganizationUsers({ id: organizationId }),
      world.store.audit.ofOrganization(organizationId),
      world.store.tokens.ofAccount(organizationId, serviceAccountId),
    ]);
    const text = JSON.stringify(seen, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
    expect(text).toContain('CreateServiceAccountToken');
    for (const secret of [digits, invite?.token ?? 'none', spare.invite.token]) expect(text).not.toContain(secret);
  });

  it('and its hash are in no answer about tokens', async () => {
    const world = await createTestWorld();
    const [kept] = await world.store.tokens.ofAccount(organizationId, idOf('agent', 'account'));
    const request = { organizationId, serviceAccountId: idOf('agent', 'account') };
    const text = JSON.stringify(
      await world.as('owner').accounts.listServiceAccountTokens(request),
      (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value),
    );
    expect(text).toContain(idOf('agent', 'token'));
    expect(text).not.toContain(kept?.hash);
    expect(text).not.toContain(tokenSecret('agent').slice('psc_v1_'.length));
  });

  it('is never in what the host is told of a failure', async () => {
    const world = await createTestWorld(undefined, (host) => ({
      ...host,
      store: { ...host.store, transaction: () => Promise.reject(new Error('disk full')) },
    }));
    const { accounts } = world.as('owner', projects.alpha);
    await expect(accounts.createServiceAccountToken({ organizationId, serviceAccountId, name: 'ci' })).rejects.toThrow(
      'Something failed on our side',
    );
    expect(world.reports.map(({ error }) => String(error))).toEqual(['Error: disk full']);
  });
});
