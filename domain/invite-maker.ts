import type { FoundRole } from '#domain/role-lookup.ts';
import { missingPermissions, permissionsAt } from '#domain/rules/access.ts';
import type { Permission } from '#domain/rules/permissions.ts';
import { parseSubject } from '#domain/rules/subject.ts';
import type { Invite } from '#domain/store/records.ts';
import type { StoreReader } from '#domain/store/store.ts';

const toInvite: Permission = 'invite.create';

/**
 * Whether whoever made the invite may give its role at this moment: invite, and every permission of the role, both
 * organization-wide. A link outlives its maker's rights; one that still worked would let somebody who was shown out
 * come back through a second account, or let others in. Nor does a service account answer for the invites of an older one
 * of its name.
 */
export async function mayMakerStillGive(reader: StoreReader, invite: Invite, role: FoundRole): Promise<boolean> {
  const { organizationId, createdBy } = invite;
  if (await isMakerGone(reader, invite)) return false;
  const bindings = await reader.bindings.ofSubject(organizationId, createdBy);
  const held = permissionsAt(null, bindings, await reader.roles.ofOrganization(organizationId));
  return missingPermissions([toInvite, ...role.permissions], held).length === 0;
}

/** Whether a service account made the invite, and the one of that name today, if any, was made after it. */
async function isMakerGone(reader: StoreReader, { organizationId, createdBy, createdAt }: Invite): Promise<boolean> {
  const maker = parseSubject(createdBy);
  if (maker.kind !== 'serviceaccount') return false;
  const account = await reader.serviceAccounts.byName(organizationId, maker.name);
  return account === undefined || account.createdAt > createdAt;
}
