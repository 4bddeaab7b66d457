import type { Access } from '#domain/authorize.ts';
import { makersOf, toInvite } from '#domain/invite-maker.ts';
import { foundRole } from '#domain/role-lookup.ts';
import { missingPermissions } from '#domain/rules/access.ts';
import { isInviteOpen } from '#domain/rules/invite.ts';
import { isSystemRole } from '#domain/rules/system-roles.ts';
import { inviteMessage, roleMessage, systemRoleMessage } from '#domain/services/messages.ts';
import type { Invite } from '#domain/store/records.ts';
import type { StoreReader } from '#domain/store/store.ts';

/**
 * The API's messages of these invites of one organization. Needs the same few reads, however many invites there are.
 *
 * Reading an invite's token gives its role, so it is only for a caller (`access`) who may make such an invite. Without
 * `access`, and for an invite that nobody can accept, it is never in the message.
 */
export async function inviteMessages(
  reader: StoreReader,
  organizationId: string,
  invites: readonly Invite[],
  now: Date,
  access?: Access,
) {
  const roles = new Map((await reader.roles.ofOrganization(organizationId)).map((role) => [role.id, role]));
  const counts = await acceptanceCounts(reader, organizationId, invites);
  const open = invites.filter((invite) => isInviteOpen(invite, now));
  const mayStillGive = await makersOf(reader, organizationId, open);
  return invites.map((invite) => {
    const custom = roles.get(invite.roleId);
    const role = foundRole(invite.roleId, custom);
    const isOpen = role !== undefined && isInviteOpen(invite, now);
    const makerLostRight = isOpen && !mayStillGive(invite, role);
    const mayHave = role && access && missingPermissions([toInvite, ...role.permissions], access.at(null)).length === 0;
    const token = isOpen && !makerLostRight && mayHave ? invite.token : '';
    const message = isSystemRole(invite.roleId) ? systemRoleMessage(invite.roleId) : custom && roleMessage(custom);
    return inviteMessage(invite, message, counts.get(invite.id) ?? 0, { token, makerLostRight });
  });
}

/** The message of one invite. */
export async function inviteAlone(reader: StoreReader, invite: Invite, now: Date, access?: Access) {
  const [message] = await inviteMessages(reader, invite.organizationId, [invite], now, access);
  return message;
}

/**
 * The message of an invite for whoever has its link, and may be a stranger: who sent it, where it leads, and why it is closed.
 * While it can be accepted, also what the role gives now, but not who made the role. Nothing of what became of the invite.
 */
export async function inviteByLink(reader: StoreReader, invite: Invite, now: Date) {
  const message = await inviteAlone(reader, invite, now);
  if (!message) return undefined;
  const { id, organizationId, createdBy, createdAt, expiresAt, expiredAt, makerLostRight, role } = message;
  const told = { id, organizationId, createdBy, createdAt, expiresAt, expiredAt, makerLostRight };
  if (!role || makerLostRight || !isInviteOpen(invite, now)) return told;
  const { name, permissions, isSystem } = role;
  const offered = { id: role.id, organizationId: isSystem ? '' : organizationId, name, permissions, isSystem };
  return { ...told, roleId: role.id, role: offered };
}

async function acceptanceCounts(
  reader: StoreReader,
  organizationId: string,
  invites: readonly Invite[],
): Promise<ReadonlyMap<string, number>> {
  const [first, ...others] = invites;
  if (!first) return new Map();
  const acceptances =
    others.length === 0
      ? await reader.invites.acceptancesOf(organizationId, first.id)
      : await reader.invites.acceptancesIn(organizationId);
  const counts = new Map<string, number>();
  for (const { inviteId } of acceptances) counts.set(inviteId, (counts.get(inviteId) ?? 0) + 1);
  return counts;
}
