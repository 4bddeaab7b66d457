import { timestampDate, timestampFromDate } from '@bufbuild/protobuf/wkt';
import { describe, expect, it } from 'vitest';
import { roleReference } from '#domain/rules/role-reference.ts';
import type { World } from '#domain/store/world.ts';
import { codeOf, refusal } from '#domain/testing/refusal.ts';
import { type Actor, billingRole, organizations, projects, spare, subjectOf } from '#domain/testing/test-records.ts';
import { createTestWorld } from '#domain/testing/test-world.ts';

const organizationId = organizations.acme;
const hour = 3_600_000;
const to = (roleId: string) => ({ organizationId, roleId });

describe('CreateInvite', () => {
  it('makes a link to a role, which never ends unless a time is given', async () => {
    const world = await createTestWorld();
    const { roles } = world.as('owner');
    const open = (await roles.createInvite(to(billingRole.id))).invite;
    expect(open).toMatchObject({ roleId: billingRole.id, createdBy: subjectOf('owner'), acceptanceCount: 0 });
    expect(open?.role?.permissions).toEqual(['billing.read', 'billing.modify']);
    expect(open?.token).toMatch(/^[0-9a-f]{64}$/u);
    expect(open?.expiresAt).toBeUndefined();
    const end = new Date(world.now().getTime() + hour);
    const ending = (await roles.createInvite({ ...to('system:viewer'), expiresAt: timestampFromDate(end) })).invite;
    expect(ending?.expiresAt && timestampDate(ending.expiresAt)).toEqual(end);
  });

  it.each([
    ['now', { seconds: 1772366400n, nanos: 0 }],
    ['the past', { seconds: 0n, nanos: 0 }],
    ['a moment that no calendar knows', { seconds: 9_000_000_000_000_000n, nanos: 0 }],
    ['the year 10000', { seconds: 253402300800n, nanos: 0 }],
  ])('refuses to end at %s', async (_what, expiresAt) => {
    const world = await createTestWorld();
    const refused = await refusal(world.as('owner').roles.createInvite({ ...to('system:viewer'), expiresAt }));
    expect(refused).toMatchObject({ code: 'InvalidArgument', fields: ['expires_at'] });
    expect(world.now().getTime()).toBe(1_772_366_400_000);
  });

  it.each(['', 'system:admin', billingRole.reference, projects.unknown, 'not-a-uuid'])(
    'answers NotFound for the role %j',
    async (roleId) => {
      const { roles } = (await createTestWorld()).as('owner');
      expect(await codeOf(roles.createInvite(to(roleId)))).toBe('NotFound');
    },
  );

  it('finds no role of another organization', async () => {
    const { roles } = (await createTestWorld()).as('stranger');
    const call = roles.createInvite({ organizationId: organizations.globex, roleId: billingRole.id });
    expect(await codeOf(call)).toBe('NotFound');
  });

  it('refuses a role above its giver, naming what is missing', async () => {
    const world = await createTestWorld((before) => withBillingPermissions(before, ['invite.create']));
    const { roles } = world.as('billing');
    expect(await codeOf(roles.createInvite(to(billingRole.id)))).toBe('OK');
    expect(await refusal(roles.createInvite(to('system:profile-writer')))).toMatchObject({
      reason: 'ESCALATION',
      metadata: { permissions: 'profile.write' },
    });
  });
});

describe('ListInvites', () => {
  it('shows the token of an open invite to those who may hand out its role', async () => {
    const world = await createTestWorld();
    const { invites } = await world.as('owner').roles.listInvites({ organizationId });
    expect(invites.map(({ token }) => token)).toEqual([spare.invite.token]);
  });

  it('hides the token from whoever lacks a permission of the role: it would be a way to become more', async () => {
    const world = await createTestWorld((before) => withBillingPermissions(before, ['invite.list']));
    const { invites } = await world.as('billing').roles.listInvites({ organizationId });
    expect(invites.map(({ id, token }) => [id, token])).toEqual([[spare.invite.id, '']]);
  });

  it('hides the token of an invite that ended, by time, by hand or with its role', async () => {
    const world = await createTestWorld();
    const { roles } = world.as('owner');
    const expiresAt = timestampFromDate(new Date(world.now().getTime() + hour));
    await roles.createInvite({ ...to('system:viewer'), expiresAt });
    await roles.expireInvite({ organizationId, id: spare.invite.id });
    world.pass(hour);
    expect((await roles.listInvites({ organizationId })).invites.map(({ token }) => token)).toEqual(['', '']);
    const roleless = await createTestWorld(withInviteToDeletedRole);
    const [invite] = (await roleless.as('owner').roles.listInvites({ organizationId })).invites;
    expect(invite).toMatchObject({ token: '' });
    expect(invite?.role).toBeUndefined();
  });

  it('shows nothing of another organization', async () => {
    const { roles } = (await createTestWorld()).as('stranger');
    expect((await roles.listInvites({ organizationId: organizations.globex })).invites).toEqual([]);
  });
});

describe('ExpireInvite', () => {
  it('leaves open invites without a word of who ended them', async () => {
    const { invites } = await (await createTestWorld()).as('owner').roles.listInvites({ organizationId });
    expect(invites.map(({ expiredBy, expiredAt }) => [expiredBy, expiredAt])).toEqual([['', undefined]]);
  });

  it('ends the link at once, and asking again keeps who ended it first', async () => {
    const world = await createTestWorld();
    const request = { organizationId, id: spare.invite.id };
    const first = (await world.as('owner').roles.expireInvite(request)).invite;
    expect(first).toMatchObject({ expiredBy: subjectOf('owner'), token: '' });
    expect(first?.expiredAt).toEqual(timestampFromDate(world.now()));
    expect(await codeOf(world.as('newcomer').roles.acceptInvite({ token: spare.invite.token }))).toBe(
      'FailedPrecondition',
    );
    world.pass(hour);
    const second = (await world.as('ownerMachine').roles.expireInvite(request)).invite;
    expect(second).toEqual(first);
    expect(await world.audited()).toEqual(['ExpireInvite']);
  });

  it('finds no invite of another organization', async () => {
    const { roles } = (await createTestWorld()).as('stranger');
    const call = roles.expireInvite({ organizationId: organizations.globex, id: spare.invite.id });
    expect(await codeOf(call)).toBe('NotFound');
  });
});

describe('GetInviteDetails', () => {
  it('shows what is offered to whoever holds the link, and not the link itself', async () => {
    const { roles } = (await createTestWorld()).as('newcomer');
    const details = await roles.getInviteDetails({ token: spare.invite.token });
    expect(details).toMatchObject({ organizationName: 'Acme', invite: { role: { id: 'system:viewer' }, token: '' } });
  });

  it.each(['', 'a', spare.invite.id])('answers NotFound for the token %j', async (token) => {
    const { roles } = (await createTestWorld()).as('newcomer');
    expect(await codeOf(roles.getInviteDetails({ token }))).toBe('NotFound');
    expect(await codeOf(roles.acceptInvite({ token }))).toBe('NotFound');
  });
});

describe('AcceptInvite', () => {
  const accept = { token: spare.invite.token };

  it('gives the role organization-wide, in the name of the inviter', async () => {
    const world = await createTestWorld();
    const { roleBinding, acceptance } = await world.as('newcomer').roles.acceptInvite(accept);
    expect(roleBinding).toMatchObject({
      subject: subjectOf('newcomer'),
      role: 'system:viewer',
      projectId: '',
      createdBy: subjectOf('ownerMachine'),
    });
    expect(acceptance).toMatchObject({ acceptedBy: subjectOf('newcomer'), roleBindingId: roleBinding?.id });
    expect(await codeOf(world.as('newcomer').roles.listRoles({ organizationId }))).toBe('OK');
    const owner = world.as('owner').roles;
    const listed = await owner.listInviteAcceptances({ organizationId, inviteId: spare.invite.id });
    expect(listed.acceptances).toHaveLength(1);
    expect((await owner.listInvites({ organizationId })).invites[0]?.acceptanceCount).toBe(1);
  });

  it('works once per person: whoever was removed does not come back with the old link', async () => {
    const world = await createTestWorld();
    const { roleBinding } = await world.as('newcomer').roles.acceptInvite(accept);
    await world.as('owner').roles.deleteRoleBinding({ organizationId, id: roleBinding?.id ?? '' });
    const refused = await refusal(world.as('newcomer').roles.acceptInvite(accept));
    expect(refused).toMatchObject({ code: 'AlreadyExists', reason: 'ALREADY_ACCEPTED' });
    expect(await codeOf(world.as('newcomer').roles.listRoles({ organizationId }))).toBe('NotFound');
    expect(await codeOf(world.as('stranger').roles.acceptInvite(accept))).toBe('OK');
  });

  it('works once for a double click', async () => {
    const world = await createTestWorld();
    const { roles } = world.as('newcomer');
    const outcomes = await Promise.all([codeOf(roles.acceptInvite(accept)), codeOf(roles.acceptInvite(accept))]);
    expect(outcomes.toSorted()).toEqual(['AlreadyExists', 'OK']);
    expect(await world.store.bindings.ofSubject(organizationId, subjectOf('newcomer'))).toHaveLength(1);
  });

  it('keeps the binding that a person has already instead of adding an equal one', async () => {
    const world = await createTestWorld();
    const { roleBinding } = await world.as('viewer').roles.acceptInvite(accept);
    const held = await world.store.bindings.ofSubject(organizationId, subjectOf('viewer'));
    expect(held.map(({ id }) => id)).toEqual([roleBinding?.id]);
  });

  it.each<[Actor, string]>([
    ['writer', 'another role in the whole organization'],
    ['projectOwner', 'another role in a project'],
  ])('gives its role to the %s, who holds %s', async (actor) => {
    const world = await createTestWorld();
    const { roleBinding } = await world.as(actor).roles.acceptInvite(accept);
    expect(roleBinding).toMatchObject({ subject: subjectOf(actor), role: 'system:viewer', projectId: '' });
    expect(await world.store.bindings.ofSubject(organizationId, subjectOf(actor))).toHaveLength(2);
  });

  it('gives the role everywhere to a person who holds it in a project', async () => {
    const world = await createTestWorld();
    const inProject = { subject: subjectOf('newcomer'), role: 'system:viewer', projectId: projects.alpha };
    await world.as('owner').roles.createRoleBinding({ organizationId, ...inProject });
    const { roleBinding } = await world.as('newcomer').roles.acceptInvite(accept);
    expect(roleBinding).toMatchObject({ role: 'system:viewer', projectId: '' });
  });

  it('is refused to machines', async () => {
    const { roles } = (await createTestWorld()).as('idleMachine');
    const refused = await refusal(roles.acceptInvite(accept));
    expect(refused).toMatchObject({ code: 'PermissionDenied', reason: 'HUMANS_ONLY' });
  });

  it('is refused from the moment the invite ends', async () => {
    const world = await createTestWorld();
    const expiresAt = timestampFromDate(new Date(world.now().getTime() + hour));
    const { invite } = await world.as('owner').roles.createInvite({ ...to('system:viewer'), expiresAt });
    const request = { token: invite?.token ?? '' };
    world.pass(hour - 1);
    expect(await codeOf(world.as('newcomer').roles.acceptInvite(request))).toBe('OK');
    world.pass(1);
    const refused = await refusal(world.as('stranger').roles.acceptInvite(request));
    expect(refused).toMatchObject({ code: 'FailedPrecondition', reason: 'INVITE_ENDED' });
  });

  it('is refused when the role is gone: no other role takes its place', async () => {
    const world = await createTestWorld(withInviteToDeletedRole);
    const refused = await refusal(world.as('newcomer').roles.acceptInvite(accept));
    expect(refused).toMatchObject({ code: 'FailedPrecondition', reason: 'INVITE_ENDED' });
    expect(await world.store.bindings.ofSubject(organizationId, subjectOf('newcomer'))).toEqual([]);
  });

  it('is refused to whoever made the invite, now and after they were shown out', async () => {
    const world = await createTestWorld(withMaker(['system:owner', 'system:viewer']));
    const maker = world.as('newcomer').roles;
    const token = (await maker.createInvite(to('system:owner'))).invite?.token ?? '';
    expect(await refusal(maker.acceptInvite({ token }))).toMatchObject({
      code: 'FailedPrecondition',
      reason: 'OWN_INVITE',
    });
    for (const { id } of await world.store.bindings.ofSubject(organizationId, subjectOf('newcomer'))) {
      await world.as('owner').roles.deleteRoleBinding({ organizationId, id });
    }
    expect(await codeOf(maker.acceptInvite({ token }))).toBe('FailedPrecondition');
    expect(await world.store.bindings.ofSubject(organizationId, subjectOf('newcomer'))).toEqual([]);
  });

  it.each([
    ['nothing any more', []],
    ['the role and not the right to invite', ['system:viewer']],
    ['the right to invite and not the role', [roleReference(organizationId, 'Inviter')]],
  ])('is refused to everybody once the maker holds %s', async (_what, left) => {
    const world = await createTestWorld(withMaker(['system:owner', ...left]));
    const token = (await world.as('newcomer').roles.createInvite(to('system:viewer'))).invite?.token ?? '';
    expect(await codeOf(world.as('stranger').roles.acceptInvite({ token }))).toBe('OK');
    const owner = world.as('owner').roles;
    await owner.deleteRoleBinding({ organizationId, id: 'maker-system:owner' });
    const refused = await refusal(world.as('projectOwner').roles.acceptInvite({ token }));
    expect(refused).toMatchObject({ code: 'FailedPrecondition', reason: 'INVITE_ENDED' });
    expect(refused.message).toBe('The person who made this invite can no longer give this role. Ask for a new invite.');
    const { invites } = await owner.listInvites({ organizationId });
    const dead = invites.find(({ createdBy }) => createdBy === subjectOf('newcomer'));
    expect(dead).toMatchObject({ token: '', makerLostRight: true });
    expect((await world.as('viewer').roles.getInviteDetails({ token })).invite?.makerLostRight).toBe(true);
    await owner.createRoleBinding({ organizationId, subject: subjectOf('newcomer'), role: 'system:owner' });
    expect((await world.as('viewer').roles.getInviteDetails({ token })).invite?.makerLostRight).toBe(false);
    expect(await codeOf(world.as('projectOwner').roles.acceptInvite({ token }))).toBe('OK');
  });

  it('is refused when the maker holds the role in a project alone', async () => {
    const world = await createTestWorld((before) => ({
      ...before,
      invites: before.invites.map((invite) => ({ ...invite, createdBy: subjectOf('projectOwner') })),
    }));
    expect(await refusal(world.as('newcomer').roles.acceptInvite(accept))).toMatchObject({ reason: 'INVITE_ENDED' });
  });
});

/** The newcomer holds these roles, organization-wide, each by a binding `maker-<role>`. */
function withMaker(held: readonly string[]): (world: World) => World {
  const made = { organizationId, createdAt: new Date(0), createdBy: 'system' };
  const bindings = held.map((role) => {
    return { ...made, id: `maker-${role}`, subject: subjectOf('newcomer'), projectId: null, role };
  });
  const inviter = { ...made, id: 'inviter', name: 'Inviter', permissions: ['invite.create'], version: 1 };
  return (world) => ({ ...world, roles: [...world.roles, inviter], bindings: [...world.bindings, ...bindings] });
}

function withInviteToDeletedRole(world: World): World {
  return { ...world, invites: world.invites.map((invite) => ({ ...invite, roleId: projects.unknown })) };
}

function withBillingPermissions(world: World, more: readonly string[]): World {
  const roles = world.roles.map((role) =>
    role.id === billingRole.id ? { ...role, permissions: [...role.permissions, ...more] } : role,
  );
  return { ...world, roles };
}
