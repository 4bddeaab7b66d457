import { describe, expect, it } from 'vitest';
import { roleReference } from '#domain/rules/role-reference.ts';
import type { World } from '#domain/store/world.ts';
import { codeOf, refusal } from '#domain/testing/refusal.ts';
import { billingRole, organizations, projects, spare, subjectOf } from '#domain/testing/test-records.ts';
import { createTestWorld, type TestWorld } from '#domain/testing/test-world.ts';

const organizationId = organizations.acme;
const spareRole = { organizationId, id: spare.role.id, name: 'Spare', permissions: ['view.read'], etag: '1' };
const billing = {
  organizationId,
  id: billingRole.id,
  name: 'Billing Admin',
  permissions: ['billing.read', 'billing.modify'],
  etag: '1',
};

/** The newcomer may do this and no more, organization-wide. */
function withKeeper(permissions: readonly string[] = ['role.create', 'role.delete', 'role.list']) {
  return (world: World): World => {
    const made = { organizationId, createdAt: new Date(0), createdBy: 'system' };
    const role = { ...made, id: 'keeper', name: 'Keeper', permissions, version: 1 };
    const reference = roleReference(organizationId, 'Keeper');
    const binding = { ...made, id: 'keeps', subject: subjectOf('newcomer'), projectId: null, role: reference };
    return { ...world, roles: [...world.roles, role], bindings: [...world.bindings, binding] };
  };
}

/** The permissions to give and to take access, which a change of a role in use needs. */
const overHolders = ['rolebinding.create', 'rolebinding.delete'];

async function roleOf(world: TestWorld, id: string) {
  const { roles } = await world.as('owner').roles.listRoles({ organizationId });
  return roles.find((role) => role.id === id);
}

describe('UpdateRole', () => {
  it('changes name and permissions at once, and the role’s etag with them', async () => {
    const world = await createTestWorld();
    const changed = { ...spareRole, name: ' Reader ', permissions: ['view.list', 'profile.read', 'view.list'] };
    const { role } = await world.as('owner').customRoles.updateRole(changed);
    expect(role).toMatchObject({ id: spare.role.id, name: 'Reader', permissions: ['profile.read', 'view.list'] });
    expect(role?.etag).not.toBe(spareRole.etag);
    expect(await roleOf(world, spare.role.id)).toEqual(role);
  });

  it('takes its bindings along to the new name, with what they give and their places in the list', async () => {
    const world = await createTestWorld();
    const { roles, customRoles } = world.as('owner');
    const listed = async () => (await roles.listRoleBindings({ organizationId })).roleBindings;
    const before = await listed();
    await customRoles.updateRole({ ...billing, name: 'Money' });
    const money = roleReference(organizationId, 'Money');
    expect((await listed()).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(await listed()).toEqual(
      before.map((binding) => Object.assign(binding, binding.role === billingRole.reference && { role: money })),
    );
    const question = { organizationId, permission: 'billing.modify' };
    expect(await world.as('billing').authorization.canI(question)).toMatchObject({ allowed: true });
  });

  it('gives the changed role to whoever accepts an invite from before', async () => {
    const world = await createTestWorld();
    const { roles, customRoles } = world.as('owner');
    const { invite } = await roles.createInvite({ organizationId, roleId: spare.role.id });
    await customRoles.updateRole({ ...spareRole, name: 'Reader' });
    const { roleBinding } = await world.as('newcomer').roles.acceptInvite({ token: invite?.token ?? '' });
    expect(roleBinding?.role).toBe(roleReference(organizationId, 'Reader'));
  });

  it('takes a permission from those who hold the role', async () => {
    const world = await createTestWorld();
    await world.as('owner').customRoles.updateRole({ ...billing, permissions: ['billing.read'] });
    const { allowed } = await world.as('billing').authorization.canI({ organizationId, permission: 'billing.modify' });
    expect(allowed).toBe(false);
  });

  it('refuses a stale edit, also at the same moment, and changes nothing for it', async () => {
    const world = await createTestWorld();
    const { customRoles } = world.as('owner');
    const outcomes = await Promise.all([
      codeOf(customRoles.updateRole({ ...spareRole, permissions: ['view.list'] })),
      codeOf(customRoles.updateRole({ ...spareRole, permissions: ['profile.read'] })),
    ]);
    expect(outcomes).toEqual(['OK', 'FailedPrecondition']);
    const now = await roleOf(world, spare.role.id);
    expect(now?.permissions).toEqual(['view.list']);
    const refused = await refusal(customRoles.updateRole(spareRole));
    expect(refused).toMatchObject({ reason: 'STALE_ROLE', metadata: { etag: now?.etag } });
    expect(await codeOf(customRoles.updateRole({ ...spareRole, etag: now?.etag ?? '' }))).toBe('OK');
  });

  it('lifts nobody above the caller, nor the caller: what is added must be held, all of it', async () => {
    const world = await createTestWorld(withKeeper(['role.create', 'role.delete', 'role.list', ...overHolders]));
    const keeper = world.as('newcomer').customRoles;
    const permissions = ['view.read', 'invite.expire', 'role.list', 'profile.read'];
    const refused = await refusal(keeper.updateRole({ ...spareRole, permissions }));
    const missing = { permissions: 'profile.read,invite.expire' };
    expect(refused).toMatchObject({ code: 'PermissionDenied', reason: 'ESCALATION', metadata: missing });
    const own = { organizationId, id: 'keeper', name: 'Keeper', etag: '1' };
    expect(await refusal(keeper.updateRole({ ...own, permissions: ['role.create', 'invite.list'] }))).toMatchObject({
      reason: 'ESCALATION',
      metadata: { permissions: 'invite.list' },
    });
  });

  it('lets the caller keep, rename and remove what they lack themselves', async () => {
    const world = await createTestWorld(withKeeper(['role.create', 'role.delete', 'role.list', ...overHolders]));
    const keeper = world.as('newcomer').customRoles;
    const kept = { ...billing, name: 'Money', permissions: ['billing.read', 'role.list'] };
    expect((await keeper.updateRole(kept)).role?.permissions).toEqual(['role.list', 'billing.read']);
  });

  it('leaves a role whose only invites have ended to whoever may change roles', async () => {
    const world = await createTestWorld(withKeeper());
    const { roles } = world.as('owner');
    const { invite } = await roles.createInvite({ organizationId, roleId: spare.role.id });
    const { customRoles } = world.as('newcomer');
    const more = { ...spareRole, permissions: ['view.read', 'role.list'] };
    const metadata = { permission: 'invite.create' };
    expect(await refusal(customRoles.updateRole(more))).toMatchObject({ reason: 'PERMISSION_MISSING', metadata });
    await roles.expireInvite({ organizationId, id: invite?.id ?? '' });
    expect(await codeOf(customRoles.updateRole(more))).toBe('OK');
  });

  it('asks for the right to give access organization-wide, wherever the role is held', async () => {
    const world = await createTestWorld((before) => {
      const laid = withKeeper()(before);
      const held = { id: 'held', subject: subjectOf('viewer'), role: spare.role.reference, projectId: projects.alpha };
      const delegated = {
        id: 'delegated',
        subject: subjectOf('newcomer'),
        role: 'system:owner',
        projectId: projects.alpha,
      };
      const made = { organizationId, createdAt: new Date(0), createdBy: 'system' };
      return { ...laid, bindings: [...laid.bindings, { ...made, ...held }, { ...made, ...delegated }] };
    });
    const { customRoles } = world.as('newcomer');
    const refused = await refusal(customRoles.updateRole({ ...spareRole, permissions: ['view.read', 'role.list'] }));
    expect(refused).toMatchObject({ reason: 'PERMISSION_MISSING', metadata: { permission: 'rolebinding.create' } });
  });

  it.each([[['role.create', 'role.list']], [['role.delete', 'role.list']]])(
    'is denied to somebody who holds %j alone',
    async (held) => {
      const { customRoles } = (await createTestWorld(withKeeper(held))).as('newcomer');
      expect(await refusal(customRoles.updateRole(spareRole))).toMatchObject({ reason: 'PERMISSION_MISSING' });
    },
  );

  it.each(['Billing Admin', 'Billing\u00A0 Admin', 'Owner', 'Profile Writer', 'system:viewer'])(
    'refuses the name %j, which is taken',
    async (name) => {
      const { customRoles } = (await createTestWorld()).as('owner');
      const refused = await refusal(customRoles.updateRole({ ...spareRole, name }));
      expect(refused).toMatchObject({ code: 'AlreadyExists', reason: 'NAME_TAKEN' });
    },
  );

  it('lets a role change the spelling of its own name', async () => {
    const { customRoles } = (await createTestWorld()).as('owner');
    expect((await customRoles.updateRole({ ...spareRole, name: 'spare' })).role?.name).toBe('spare');
  });

  it('refuses a name that older bindings still have', async () => {
    const world = await createTestWorld((before) => ({
      ...before,
      roles: before.roles.filter((role) => role.id !== billingRole.id),
    }));
    const refused = await refusal(world.as('owner').customRoles.updateRole({ ...spareRole, name: 'Billing Admin' }));
    expect(refused).toMatchObject({
      code: 'FailedPrecondition',
      reason: 'LEFTOVER_BINDINGS',
      metadata: { count: '1' },
    });
  });

  it('keeps a name and permissions that nobody could give today, whether they are sent or not', async () => {
    const world = await createTestWorld((before) => ({
      ...before,
      roles: before.roles.map((role) =>
        role.id === spare.role.id ? { ...role, name: 'Old\u0007', permissions: ['teapot.brew', 'view.read'] } : role,
      ),
    }));
    const { customRoles } = world.as('owner');
    const old = { ...spareRole, name: 'Old\u0007' };
    const first = await customRoles.updateRole({ ...old, permissions: ['teapot.brew', 'view.list'] });
    expect(first.role).toMatchObject({ name: 'Old\u0007', permissions: ['view.list', 'teapot.brew'] });
    const second = await customRoles.updateRole({ ...old, permissions: [], etag: first.role?.etag ?? '' });
    expect(second.role?.permissions).toEqual(['teapot.brew']);
  });

  it.each(['', 'not-a-uuid', projects.unknown, billingRole.reference])('answers NotFound for %j', async (id) => {
    const { customRoles } = (await createTestWorld()).as('owner');
    expect(await codeOf(customRoles.updateRole({ ...spareRole, id }))).toBe('NotFound');
  });

  it('finds no role of another organization', async () => {
    const { customRoles } = (await createTestWorld()).as('stranger');
    expect(await codeOf(customRoles.updateRole({ ...spareRole, organizationId: organizations.globex }))).toBe(
      'NotFound',
    );
  });
});

describe('an etag', () => {
  it('is on every role of one’s own, in every answer, and on no system role', async () => {
    const { roles } = (await createTestWorld()).as('owner');
    const { role } = await roles.createRole({ organizationId, name: 'New', permissions: ['view.read'] });
    const listed = (await roles.listRoles({ organizationId })).roles;
    expect(listed.find(({ id }) => id === role?.id)?.etag).toBe(role?.etag);
    expect(listed.filter(({ isSystem, etag }) => isSystem === (etag !== ''))).toEqual([]);
  });
});
