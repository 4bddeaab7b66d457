import { describe, expect, it } from 'vitest';
import { userSubject } from '#domain/rules/subject.ts';
import type { RoleBinding } from '#domain/store/records.ts';
import type { World } from '#domain/store/world.ts';
import { codeOf, refusal } from '#domain/testing/refusal.ts';
import { idOf, organizations, projects, subjectOf } from '#domain/testing/test-records.ts';
import { createTestWorld } from '#domain/testing/test-world.ts';

const organizationId = organizations.acme;
const ownBinding = { organizationId, id: idOf('owner', 'binding') };
const secondId = 'e0000000-0000-4000-8000-000000000001';

/** Acme with one more binding to Owner, unless the fields say otherwise. */
function andOwner(fields: Partial<RoleBinding>): (world: World) => World {
  const [made, role] = [{ createdAt: new Date(0), createdBy: 'system' }, 'system:owner'];
  const binding = { ...made, id: secondId, organizationId, projectId: null, role, subject: '', ...fields };
  return (world) => ({ ...world, bindings: [...world.bindings, binding] });
}

/** The viewer's account is one of this provider, and owns Acme too. */
function andViewerOf(provider: string): (world: World) => World {
  const owning = andOwner({ subject: userSubject(provider, 'viewer@acme.example') });
  return (world) => {
    const users = world.users.map((user) => (user.id === idOf('viewer', 'account') ? { ...user, provider } : user));
    return owning({ ...world, users });
  };
}

describe('the last owner', () => {
  it.each([
    ['the only owner', (world: World) => world],
    ['another owner who never signed in', andOwner({ subject: 'user:dev:never@acme.example' })],
    ['another owner of the same e-mail at another provider', andOwner({ subject: 'user:google:owner@acme.example' })],
    ['a service account that owns', andOwner({ subject: subjectOf('agent') })],
    ['an owner of one project', andOwner({ subject: subjectOf('viewer'), projectId: projects.alpha })],
    ['an owner in an older form, which nobody signs in as', andOwner({ subject: 'oidc:dev:viewer@acme.example' })],
    [
      'an owner of another organization',
      andOwner({ subject: subjectOf('viewer'), organizationId: organizations.globex }),
    ],
    ['a custom role named owner', andOwner({ subject: subjectOf('viewer'), role: `${organizationId}:owner` })],
  ])('is not removed beside %s', async (_what, change) => {
    const world = await createTestWorld(change);
    for (const actor of ['owner', 'ownerMachine'] as const) {
      const refused = await refusal(world.as(actor).roles.deleteRoleBinding(ownBinding));
      expect(refused).toMatchObject({ code: 'FailedPrecondition', reason: 'LAST_OWNER' });
    }
    expect(await codeOf(world.as('owner').roles.listRoles({ organizationId }))).toBe('OK');
    expect(await world.audited()).toEqual([]);
  });

  it('is not removed beside an owner whose provider signs nobody in any more', async () => {
    const gone = await createTestWorld(andViewerOf('former'));
    const refused = await refusal(gone.as('owner').roles.deleteRoleBinding(ownBinding));
    expect(refused).toMatchObject({ code: 'FailedPrecondition', reason: 'LAST_OWNER' });
    const second = await createTestWorld(andViewerOf('google'));
    expect(await codeOf(second.as('owner').roles.deleteRoleBinding(ownBinding))).toBe('OK');
  });

  it('is not removed beside an open invite to Owner', async () => {
    const { roles } = (await createTestWorld()).as('owner');
    await roles.createInvite({ organizationId, roleId: 'system:owner' });
    expect(await refusal(roles.deleteRoleBinding(ownBinding))).toMatchObject({ reason: 'LAST_OWNER' });
  });

  it('may go once another person with an account owns', async () => {
    const world = await createTestWorld(andOwner({ subject: subjectOf('viewer') }));
    expect(await codeOf(world.as('owner').roles.deleteRoleBinding(ownBinding))).toBe('OK');
    const last = { organizationId, id: secondId };
    expect(await refusal(world.as('viewer').roles.deleteRoleBinding(last))).toMatchObject({ reason: 'LAST_OWNER' });
  });

  it('may lose a second, equal binding but not the last', async () => {
    const world = await createTestWorld(andOwner({ subject: subjectOf('owner') }));
    const { roles } = world.as('owner');
    expect(await codeOf(roles.deleteRoleBinding(ownBinding))).toBe('OK');
    const last = { organizationId, id: secondId };
    expect(await refusal(roles.deleteRoleBinding(last))).toMatchObject({ reason: 'LAST_OWNER' });
  });

  it('stands, and other owner bindings may go: of machines, of one project, of people who never signed in', async () => {
    for (const id of [idOf('ownerMachine', 'binding'), idOf('projectOwner', 'binding'), secondId]) {
      const world = await createTestWorld(andOwner({ subject: 'user:dev:never@acme.example' }));
      expect(await codeOf(world.as('owner').roles.deleteRoleBinding({ organizationId, id }))).toBe('OK');
    }
  });

  it('can be followed: a change of role is refused like a removal, because it is one', async () => {
    const { roles } = (await createTestWorld()).as('owner');
    await roles.createRoleBinding({ organizationId, subject: subjectOf('owner'), role: 'system:viewer' });
    expect(await refusal(roles.deleteRoleBinding(ownBinding))).toMatchObject({ reason: 'LAST_OWNER' });
  });

  it('remains when two owners remove each other at once', async () => {
    const world = await createTestWorld(andOwner({ subject: subjectOf('viewer') }));
    const outcomes = await Promise.all([
      codeOf(world.as('owner').roles.deleteRoleBinding({ organizationId, id: secondId })),
      codeOf(world.as('viewer').roles.deleteRoleBinding(ownBinding)),
    ]);
    // The slower one is a mere viewer when its turn comes.
    expect(outcomes).toEqual(['OK', 'PermissionDenied']);
    expect(await world.store.bindings.ofRole(organizationId, 'system:owner')).toHaveLength(4);
  });

  it('remains when two owners leave at once', async () => {
    const world = await createTestWorld(andOwner({ subject: subjectOf('viewer') }));
    const outcomes = await Promise.all([
      codeOf(world.as('owner').roles.deleteRoleBinding(ownBinding)),
      codeOf(world.as('viewer').roles.deleteRoleBinding({ organizationId, id: secondId })),
    ]);
    expect(outcomes.toSorted()).toEqual(['FailedPrecondition', 'OK']);
  });
});
