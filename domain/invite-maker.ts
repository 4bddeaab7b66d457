import type { FoundRole } from '#domain/role-lookup.ts';
import { missingPermissions, permissionsAt } from '#domain/rules/access.ts';
import type { Permission } from '#domain/rules/permissions.ts';
import { parseSubject } from '#domain/rules/subject.ts';
import type { Invite } from '#domain/store/records.ts';
import type { StoreReader } from '#domain/store/store.ts';

const toInvite: Permission = 'invite.create';

/**
 * Whether the invite's creator may still give its role: that needs the permission to invite and every permission of the
 * role, all organization-wide. The link exists longer than its creator's rights; if it still worked, a removed person could
 * come back with a second account, or let others in. A new service account doesn't count as the creator of invites by an
 * older one with its name.
 */
export async function mayMakerStillGive(reader: StoreReader, invite: Invite, role: FoundRole): Promise<boolean> {
  const { organizationId, createdBy } = invite;
  if (await isMakerGone(reader, invite)) return false;
  const bindings = await reader.bindings.ofSubject(organizationId, createdBy);
  const held = permissionsAt(null, bindings, await reader.roles.ofOrganization(organizationId));
  return missingPermissions([toInvite, ...role.permissions], held).length === 0;
}

/** Whether a service account created the invite, and no account older than the invite has its name today. */
async function isMakerGone(reader: StoreReader, { organizationId, createdBy, createdAt }: Invite): Promise<boolean> {
  const maker = parseSubject(createdBy);
  if (maker.kind !== 'serviceaccount') return false;
  const account = await reader.serviceAccounts.byName(organizationId, maker.name);
  return account === undefined || account.createdAt > createdAt;
}
