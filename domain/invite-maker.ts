import type { FoundRole } from '#domain/role-lookup.ts';
import { missingPermissions, permissionsAt } from '#domain/rules/access.ts';
import type { Permission } from '#domain/rules/permissions.ts';
import { parseSubject } from '#domain/rules/subject.ts';
import type { Invite, ServiceAccount } from '#domain/store/records.ts';
import type { StoreReader } from '#domain/store/store.ts';

/** The permission to invite; an invite's link is only for those who have it. */
export const toInvite: Permission = 'invite.create';

/** An offer gives a role to people who come later: an invite does, and so does single sign-on. */
export type Offer = Pick<Invite, 'createdAt' | 'createdBy'>;

/** Whether the offer's creator may still give its role. */
type MayStillGive = (offer: Offer, role: Pick<FoundRole, 'permissions'>) => boolean;

/**
 * Answers for these offers of one organization whether their creators may still give a role: that needs the permission to
 * offer it (`toOffer`) and every permission of the role, all organization-wide. A link exists longer than its creator's
 * rights; if it still worked, a removed person could come back with a second account, or let others in. A new service account
 * doesn't count as the creator of offers by an older one with its name. Needs three reads, however many offers there are.
 */
export async function makersOf(
  reader: StoreReader,
  organizationId: string,
  offers: readonly Offer[],
  toOffer: Permission = toInvite,
): Promise<MayStillGive> {
  const makers = [...new Set(offers.map(({ createdBy }) => createdBy))];
  const bindings = await reader.bindings.ofSubjects(organizationId, makers);
  const roles = await reader.roles.ofOrganization(organizationId);
  const accounts = await reader.serviceAccounts.ofOrganization(organizationId);
  const held = new Map(
    makers.map((maker) => {
      const own = bindings.filter(({ subject }) => subject === maker);
      return [maker, permissionsAt(null, own, roles)];
    }),
  );
  return (offer, role) =>
    !isMakerGone(accounts, offer) &&
    missingPermissions([toOffer, ...role.permissions], held.get(offer.createdBy) ?? new Set()).length === 0;
}

/** Whether a service account created the offer, and no account older than the offer has its name today. */
function isMakerGone(accounts: readonly ServiceAccount[], { createdBy, createdAt }: Offer): boolean {
  const maker = parseSubject(createdBy);
  if (maker.kind !== 'serviceaccount') return false;
  const account = accounts.find(({ name }) => name === maker.name);
  return account === undefined || account.createdAt > createdAt;
}
