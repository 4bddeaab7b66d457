import { expect, it } from 'vitest';
import { roleReference } from '#domain/rules/role-reference.ts';
import { systemRoles } from '#domain/rules/system-roles.ts';
import type { World } from '#domain/store/world.ts';
import { organizations, spare, subjectOf } from '#domain/testing/test-records.ts';
import { createTestWorld } from '#domain/testing/test-world.ts';

const organizationId = organizations.acme;

/** The newcomer may do this and no more, organization-wide. */
function withLister(permissions: readonly string[]): (world: World) => World {
  const made = { organizationId, createdAt: new Date(0), createdBy: 'system' };
  const role = { ...made, id: 'lister', name: 'Lister', permissions, version: 1 };
  const reference = roleReference(organizationId, 'Lister');
  const binding = { ...made, id: 'lists', subject: subjectOf('newcomer'), projectId: null, role: reference };
  return (world) => ({ ...world, roles: [...world.roles, role], bindings: [...world.bindings, binding] });
}

it.each([
  ['hidden from whoever may see invites and not make them', [], ''],
  ['shown to whoever may see invites and make them', ['invite.create'], spare.invite.token],
])('the link of an invite to a role that the caller holds is %s', async (_what, more, token) => {
  const world = await createTestWorld(withLister(['invite.list', ...systemRoles['system:viewer'], ...more]));
  const { invites } = await world.as('newcomer').roles.listInvites({ organizationId });
  expect(invites.map((invite) => invite.token)).toEqual([token]);
});
