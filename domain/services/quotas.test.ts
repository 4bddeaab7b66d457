import { describe, expect, it } from 'vitest';
import { maxCustomRoles, maxOpenInvites, maxRoleBindings } from '#domain/rules/quota.ts';
import type { Invite, Role, RoleBinding } from '#domain/store/records.ts';
import type { World } from '#domain/store/world.ts';
import { codeOf, refusal } from '#domain/testing/refusal.ts';
import { organizations, spare } from '#domain/testing/test-records.ts';
import { createTestWorld } from '#domain/testing/test-world.ts';

const organizationId = organizations.acme;
const made = { organizationId, createdAt: new Date(0), createdBy: 'system' };

/** `rows` and as many more of Acme as make it `count`. */
function filled<Row extends { readonly organizationId: string }>(
  rows: readonly Row[],
  count: number,
  make: (n: number) => Row,
): Row[] {
  const own = rows.filter((row) => row.organizationId === organizationId).length;
  return [...rows, ...Array.from({ length: count - own }, (_, n) => make(n))];
}

const role = (n: number): Role => ({ ...made, id: `role-${n}`, name: `Role ${n}`, permissions: [], version: 1 });
const open = { ...made, roleId: 'system:viewer', expiresAt: null, expiredAt: null, expiredBy: null };
const invite = (n: number): Invite => ({ ...open, id: `invite-${n}`, token: `token-${n}` });
const viewing = { ...made, projectId: null, role: 'system:viewer' };
const binding = (n: number): RoleBinding => ({
  ...viewing,
  id: `binding-${n}`,
  subject: `user:dev:${n}@acme.example`,
});

/** Acme with room for one more role, invite or role binding. */
const nearlyFull = (world: World): World => ({
  ...world,
  roles: filled(world.roles, maxCustomRoles - 1, role),
  invites: filled(world.invites, maxOpenInvites - 1, invite),
});
const nearlyFullOfBindings = (world: World): World => ({
  ...world,
  bindings: filled(world.bindings, maxRoleBindings - 1, binding),
});

describe('an organization', () => {
  it('has 500 roles of its own at most, also if two are created at once', async () => {
    const { roles } = (await createTestWorld(nearlyFull)).as('owner');
    const create = (name: string) => roles.createRole({ organizationId, name, permissions: ['view.read'] });
    const outcomes = await Promise.all([codeOf(create('Last')), codeOf(create('Too many'))]);
    expect(outcomes).toEqual(['OK', 'ResourceExhausted']);
    expect(await refusal(create('Too many'))).toMatchObject({ reason: 'QUOTA', metadata: { limit: '500' } });
    await roles.deleteRole({ organizationId, id: 'role-0' });
    expect(await codeOf(create('Room again'))).toBe('OK');
  });

  it('has 500 open invites at most; those that ended don’t count', async () => {
    const { roles } = (await createTestWorld(nearlyFull)).as('owner');
    const create = () => roles.createInvite({ organizationId, roleId: 'system:viewer' });
    expect(await Promise.all([codeOf(create()), codeOf(create())])).toEqual(['OK', 'ResourceExhausted']);
    expect(await refusal(create())).toMatchObject({ reason: 'QUOTA', metadata: { limit: '500' } });
    await roles.expireInvite({ organizationId, id: 'invite-0' });
    expect(await codeOf(create())).toBe('OK');
  });

  it('has 200,000 role bindings at most, also through invites', async () => {
    const world = await createTestWorld(nearlyFullOfBindings);
    const { roles } = world.as('owner');
    const create = (name: string) =>
      roles.createRoleBinding({ organizationId, subject: `user:dev:${name}@acme.example`, role: 'system:viewer' });
    expect(await codeOf(create('last'))).toBe('OK');
    expect(await refusal(create('more'))).toMatchObject({
      code: 'ResourceExhausted',
      reason: 'QUOTA',
      metadata: { limit: '200000' },
    });
    const accept = { token: spare.invite.token };
    expect(await codeOf(world.as('newcomer').roles.acceptInvite(accept))).toBe('ResourceExhausted');
    expect(await codeOf(world.as('viewer').roles.acceptInvite(accept)), 'who has the role already').toBe('OK');
  });
});
