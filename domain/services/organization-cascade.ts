import { idsText } from '#domain/audit.ts';
import type { Organization } from '#domain/store/records.ts';
import type { StoreTransaction } from '#domain/store/store.ts';

/**
 * Deletes an organization with everything in it; its audit records and invoices stay. Returns the audit record of
 * that: what was in it by ID, and numbers of what there may be thousands of.
 */
export async function removeWholeOrganization(
  tx: StoreTransaction,
  { id, name }: Organization,
): Promise<Record<string, string>> {
  const onlyCount = { size: 1, after: undefined };
  const target = {
    id,
    name,
    projects: idsText(await tx.projects.ofOrganization(id)),
    roles: idsText(await tx.roles.ofOrganization(id)),
    serviceAccounts: idsText(await tx.serviceAccounts.ofOrganization(id)),
    legacyTokens: idsText(await tx.legacyTokens.ofOrganization(id)),
    roleBindings: String((await tx.bindings.page(id, null, onlyCount)).total),
    invites: String((await tx.invites.page(id, onlyCount)).total),
  };
  await tx.organizations.remove(id);
  return target;
}
