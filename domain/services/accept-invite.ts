import type { ServiceImpl } from '@connectrpc/connect';
import { record } from '#domain/audit.ts';
import { callerOf, type UserCaller } from '#domain/caller.ts';
import { alreadyExists, failedPrecondition, humansOnly, notFound } from '#domain/errors.ts';
import type { Host } from '#domain/host.ts';
import { makersOf } from '#domain/invite-maker.ts';
import { type FoundRole, roleById } from '#domain/role-lookup.ts';
import { isInviteOpen } from '#domain/rules/invite.ts';
import { acceptanceMessage, roleBindingMessage } from '#domain/services/messages.ts';
import { isFullOfBindings, tooManyBindings } from '#domain/services/role-binding-quota.ts';
import type { Invite, RoleBinding } from '#domain/store/records.ts';
import type { StoreReader } from '#domain/store/store.ts';
import { transactionOf } from '#domain/transaction-of.ts';
import { RoleService } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';

/** Gives the role of an open invite, once per person, whatever roles the person has already. */
export function acceptInvite(host: Host): ServiceImpl<typeof RoleService>['acceptInvite'] {
  const { store, clock, ids } = host;
  return async ({ token }, context) => {
    const caller = callerOf(context);
    if (caller.kind !== 'user') throw humansOnly('Only people can accept an invite; give machines a role binding.');
    const now = clock();
    const known = await store.invites.byToken(token);
    const isFull = known && isInviteOpen(known, now) && (await isFullOfBindings(store, known.organizationId));
    return transactionOf(store, caller, async (tx) => {
      const invite = await tx.invites.byToken(token);
      if (!invite) throw notFound('invite');
      const { organizationId } = invite;
      refuseElsewhere(caller, organizationId);
      const { reference: role } = await offeredRole(tx, invite, caller, now);
      const held = await tx.bindings.ofSubject(organizationId, caller.subject);
      const existing = held.find((binding) => binding.role === role && binding.projectId === null);
      const binding: RoleBinding = existing ?? {
        id: ids.uuid(),
        organizationId,
        subject: caller.subject,
        projectId: null,
        role,
        createdAt: now,
        // The inviter is responsible for the role, not the person who followed the link.
        createdBy: invite.createdBy,
      };
      if (!existing && isFull) throw tooManyBindings();
      if (!existing) await tx.bindings.add(binding);
      const acceptance = {
        id: ids.uuid(),
        organizationId,
        inviteId: invite.id,
        acceptedBy: caller.subject,
        acceptedAt: now,
        roleBindingId: binding.id,
      };
      await tx.invites.addAcceptance(acceptance);
      const target = { invite: invite.id, invitedBy: invite.createdBy, role, roleBinding: binding.id };
      await record(host, tx, caller, RoleService.method.acceptInvite, organizationId, target);
      return { roleBinding: roleBindingMessage(binding), acceptance: acceptanceMessage(acceptance) };
    });
  };
}

/** A role in another organization than the one whose provider says who the person is would never count. */
function refuseElsewhere({ onlyIn }: UserCaller, organizationId: string): void {
  if (onlyIn === undefined || onlyIn === organizationId) return;
  throw failedPrecondition(
    'SINGLE_SIGN_ON_ONLY_HERE',
    'You signed in through the single sign-on of another organization, which counts there only. Sign in without it, then open the invite again.',
  );
}

/**
 * The role that the invite gives this person now. Throws AlreadyExists for a person who accepted it before, even if their
 * binding was deleted since: a removed person must not come back with the old link. Throws FailedPrecondition for the
 * creator's own link, and when the invite, its role or its creator's rights have ended.
 */
async function offeredRole(reader: StoreReader, invite: Invite, caller: UserCaller, now: Date): Promise<FoundRole> {
  // The only use of one's own link would be to come back with it.
  if (invite.createdBy === caller.subject) {
    throw failedPrecondition(
      'OWN_INVITE',
      'You made this invite yourself: it is for other people. Send them the link.',
    );
  }
  const acceptances = await reader.invites.acceptancesOf(invite.organizationId, invite.id);
  if (acceptances.some((acceptance) => acceptance.acceptedBy === caller.subject)) {
    throw alreadyExists('ALREADY_ACCEPTED', 'You have accepted this invite already. An invite works once per person.');
  }
  if (!isInviteOpen(invite, now)) throw failedPrecondition('INVITE_ENDED', 'This invite has ended. Ask for a new one.');
  const role = await roleById(reader, invite.organizationId, invite.roleId);
  if (!role) throw failedPrecondition('INVITE_ENDED', 'The role of this invite was deleted. Ask for a new invite.');
  const mayStillGive = await makersOf(reader, invite.organizationId, [invite]);
  if (mayStillGive(invite, role)) return role;
  throw failedPrecondition(
    'INVITE_ENDED',
    'The person who made this invite can no longer give this role. Ask for a new invite.',
  );
}
