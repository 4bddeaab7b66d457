import { idsNamed } from '#domain/audit.ts';
import type { Host } from '#domain/host.ts';
import type { Organization } from '#domain/store/records.ts';
import type { StoreTransaction } from '#domain/store/store.ts';

/**
 * Deletes an organization with everything in it, and the accounts of its own provider's people; its audit records and invoices
 * stay. Returns the audit record of that: IDs of what was in it, and numbers of what there may be a hundred thousand of.
 */
export async function removeWholeOrganization(
  host: Pick<Host, 'providers'>,
  tx: StoreTransaction,
  { id, name }: Organization,
): Promise<Record<string, string>> {
  const onlyCount = { size: 1, after: undefined };
  const target = {
    id,
    name,
    ...idsNamed('projects', await tx.projects.ofOrganization(id)),
    ...idsNamed('roles', await tx.roles.ofOrganization(id)),
    ...idsNamed('serviceAccounts', await tx.serviceAccounts.ofOrganization(id)),
    ...idsNamed('legacyTokens', await tx.legacyTokens.ofOrganization(id)),
    roleBindings: String((await tx.bindings.page(id, null, onlyCount)).total),
    invites: String((await tx.invites.page(id, onlyCount)).total),
  };
  await removeOwnPeople(host, tx, id);
  await tx.organizations.remove(id);
  return target;
}

/** Those who came through the organization's provider were nobody elsewhere. Without accounts, its identifier is free again. */
async function removeOwnPeople(
  { providers }: Pick<Host, 'providers'>,
  tx: StoreTransaction,
  id: string,
): Promise<void> {
  const setup = await tx.singleSignOn.ofOrganization(id);
  // The installation's provider may have come to have the same name: its people keep their accounts.
  if (setup && !providers.includes(setup.identifier)) await tx.users.removeOfProvider(setup.identifier);
}
