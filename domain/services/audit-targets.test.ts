import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { describe, expect, it } from 'vitest';
import { idOf, organizations, projects, spare, subjectOf } from '#domain/testing/test-records.ts';
import { type Clients, createTestWorld } from '#domain/testing/test-world.ts';

const organizationId = organizations.acme;
const anyId = expect.stringMatching(/^[0-9a-f-]{36}$/u);
const end = new Date('2026-04-01T00:00:00.000Z');
const serviceAccountId = idOf('idleMachine', 'account');
const newcomer = subjectOf('newcomer');

const removedViewer = {
  subject: subjectOf('viewer'),
  roleBindings: JSON.stringify([{ id: idOf('viewer', 'binding'), role: 'system:viewer', project: '' }]),
};

/** One change by the owner, and what its audit record must say when the thing itself is gone. */
type Change = [name: string, change: (clients: Clients) => Promise<unknown>, target: Record<string, unknown>];

const changes: Change[] = [
  [
    'CancelSubscription',
    ({ billing }) => billing.cancelSubscription({ organizationId }),
    { endsAt: end.toISOString() },
  ],
  [
    'DeleteRole',
    ({ roles }) => roles.deleteRole({ organizationId, id: spare.role.id }),
    { id: spare.role.id, name: 'Spare' },
  ],
  [
    'CreateRoleBinding',
    ({ roles }) => roles.createRoleBinding({ organizationId, subject: newcomer, role: 'system:viewer' }),
    { id: anyId, subject: newcomer, role: 'system:viewer', project: '' },
  ],
  [
    'DeleteRoleBinding',
    ({ roles }) => roles.deleteRoleBinding({ organizationId, id: idOf('scraper', 'binding') }),
    {
      id: idOf('scraper', 'binding'),
      subject: subjectOf('scraper'),
      role: 'system:profile-writer',
      project: projects.alpha,
    },
  ],
  [
    'CreateInvite',
    ({ roles }) => roles.createInvite({ organizationId, roleId: spare.role.id }),
    { id: anyId, role: spare.role.reference, expiresAt: '' },
  ],
  [
    'CreateInvite',
    ({ roles }) => roles.createInvite({ organizationId, roleId: 'system:viewer', expiresAt: timestampFromDate(end) }),
    { id: anyId, role: 'system:viewer', expiresAt: end.toISOString() },
  ],
  ['ExpireInvite', ({ roles }) => roles.expireInvite({ organizationId, id: spare.invite.id }), { id: spare.invite.id }],
  [
    'AcceptInvite',
    ({ roles }) => roles.acceptInvite({ token: spare.invite.token }),
    { invite: spare.invite.id, invitedBy: subjectOf('ownerMachine'), role: 'system:viewer', roleBinding: anyId },
  ],
  [
    'CreateServiceAccount',
    ({ accounts }) => accounts.createServiceAccount({ organizationId, name: 'new' }),
    { id: anyId, name: 'new' },
  ],
  [
    'CreateServiceAccountToken',
    ({ accounts }) => accounts.createServiceAccountToken({ organizationId, serviceAccountId, name: 'new' }),
    { id: anyId, name: 'new', serviceAccount: 'idleMachine', project: '' },
  ],
  [
    'CreateServiceAccountToken',
    ({ accounts }) =>
      accounts.createServiceAccountToken({ organizationId, serviceAccountId, name: 'new', projectId: projects.beta }),
    { id: anyId, name: 'new', serviceAccount: 'idleMachine', project: projects.beta },
  ],
  [
    'DeleteServiceAccountToken',
    ({ accounts }) =>
      accounts.deleteServiceAccountToken({ organizationId, serviceAccountId, id: idOf('idleMachine', 'token') }),
    { id: idOf('idleMachine', 'token'), name: 'main', serviceAccount: 'idleMachine' },
  ],
  [
    'UpdateRole',
    ({ customRoles }) =>
      customRoles.updateRole({
        organizationId,
        id: spare.role.id,
        name: 'Reader',
        permissions: ['view.list', 'profile.read'],
        etag: '1',
      }),
    {
      id: spare.role.id,
      name: 'Reader',
      permissions: 'profile.read,view.list',
      oldName: 'Spare',
      oldPermissions: 'view.read',
    },
  ],
  [
    'RemovePerson',
    ({ people }) => people.removePerson({ organizationId, subject: subjectOf('viewer') }),
    removedViewer,
  ],
  [
    'RemoveOrganizationUser',
    ({ organizations: client }) =>
      client.removeOrganizationUser({ id: organizationId, userId: idOf('viewer', 'account') }),
    removedViewer,
  ],
  [
    'UpdateSelf',
    ({ users }) => users.updateSelf({ user: { name: 'Ada' } }),
    { id: idOf('owner', 'account'), name: 'Ada', oldName: 'owner' },
  ],
];

describe('the audit record', () => {
  it.each(changes)('of %s says who changed what, in words that outlive it', async (action, change, target) => {
    const world = await createTestWorld();
    await change(world.as('owner'));
    const records = await world.store.audit.ofOrganization(organizationId);
    expect(records).toEqual([
      { id: anyId, organizationId, at: world.now(), actor: subjectOf('owner'), action, target },
    ]);
  });

  it('of a machine also says which token of which account it was: names come back, and accounts have many', async () => {
    const world = await createTestWorld();
    await world.as('ownerMachine').roles.expireInvite({ organizationId, id: spare.invite.id });
    const [written] = await world.store.audit.ofOrganization(organizationId);
    expect(written).toMatchObject({ actor: subjectOf('ownerMachine') });
    expect(written?.target).toEqual({
      id: spare.invite.id,
      byServiceAccount: idOf('ownerMachine', 'account'),
      byToken: idOf('ownerMachine', 'token'),
    });
  });
});
