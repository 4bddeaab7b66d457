import { describe, expect, it } from 'vitest';
import { roleReference } from '#domain/rules/role-reference.ts';
import { systemRoles } from '#domain/rules/system-roles.ts';
import type { Invite } from '#domain/store/records.ts';
import type { World } from '#domain/store/world.ts';
import { refusal } from '#domain/testing/refusal.ts';
import { type Actor, organizations, projects, spare, subjectOf } from '#domain/testing/test-records.ts';
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

describe('an invite, by its link', () => {
  const token = 'c'.repeat(64);
  const past = new Date(0);
  const secrets = ['ender@', 'guest@', 'Secret plan', 'view.read', 'role-maker@', 'plan-id'];

  /** An invite to a custom role. Somebody has accepted it. */
  function withInvite(parts: Partial<Invite>, maker: Actor = 'owner') {
    const made = { organizationId, createdAt: past };
    const role = { ...made, id: 'plan-id', name: 'Secret plan', permissions: ['view.read'], version: 7 };
    const open = { expiresAt: null, expiredAt: null, expiredBy: null };
    const invite = { ...made, ...open, id: 'link', roleId: role.id, token, createdBy: subjectOf(maker) };
    const acceptance = { id: 'a', organizationId, inviteId: 'link', acceptedBy: 'user:dev:guest@acme.example' };
    return (world: World): World => ({
      ...world,
      roles: [...world.roles, { ...role, createdBy: 'user:dev:role-maker@acme.example' }],
      invites: [...world.invites, { ...invite, ...parts }],
      acceptances: [...world.acceptances, { ...acceptance, acceptedAt: past, roleBindingId: 'b' }],
    });
  }

  async function seenBy(actor: Actor, lay: (world: World) => World) {
    return (await (await createTestWorld(lay)).as(actor).roles.getInviteDetails({ token })).invite;
  }

  const closed: readonly (readonly [string, (world: World) => World])[] = [
    ['was ended', withInvite({ expiredAt: past, expiredBy: 'user:dev:ender@acme.example' })],
    ['has expired', withInvite({ expiresAt: past })],
    ['is by somebody who can’t give its role any more', withInvite({}, 'newcomer')],
    ['is to a role that is gone', withInvite({ roleId: projects.unknown })],
  ];
  // They have no role, one elsewhere, and one that doesn't let them see invites.
  const strangers = ['newcomer', 'stranger', 'billing'] as const;

  it.each(closed)(
    'that %s tells strangers nothing but who sent it, where it led, and why it is closed',
    async (_what, lay) => {
      for (const actor of strangers) {
        const invite = await seenBy(actor, lay);
        expect(invite).toMatchObject({ organizationId, roleId: '', token: '', acceptanceCount: 0, expiredBy: '' });
        expect(invite?.createdBy).not.toBe('');
        expect(invite?.role).toBeUndefined();
        expect(secrets.filter((secret) => JSON.stringify(invite, withoutBigInt).includes(secret))).toEqual([]);
      }
    },
  );

  it('that is open tells strangers what its role gives, and not who made the role or came by it', async () => {
    for (const actor of strangers) {
      const invite = await seenBy(actor, withInvite({}));
      const role = { name: 'Secret plan', permissions: ['view.read'], createdBy: '', etag: '' };
      expect(invite).toMatchObject({ role, token: '', acceptanceCount: 0, createdBy: subjectOf('owner') });
    }
  });

  it.each([['is open', withInvite({})] as const, ...closed])(
    'that %s tells all of it to whoever may see invites',
    async (_what, lay) => {
      const world = await createTestWorld(lay);
      const { roles } = world.as('owner');
      const listed = (await roles.listInvites({ organizationId })).invites.find(({ id }) => id === 'link');
      expect(await seenBy('owner', lay)).toEqual({ ...listed, token: '' });
    },
  );

  it('is not for API tokens, whatever they may do', async () => {
    const world = await createTestWorld(withInvite({}));
    for (const actor of ['idleMachine', 'ownerMachine'] as const) {
      const refused = await refusal(world.as(actor).roles.getInviteDetails({ token }));
      expect(refused).toMatchObject({ code: 'PermissionDenied', reason: 'HUMANS_ONLY' });
    }
  });
});

function withoutBigInt(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}
