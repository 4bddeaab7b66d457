import type { Access } from '#domain/authorize.ts';
import { organizationMessage } from '#domain/services/messages.ts';
import type { StoreReader } from '#domain/store/store.ts';

/** The organizations as messages; for those who may see what is billed, with the purchase order. At most one query. */
export async function organizationMessages(reader: StoreReader, accesses: readonly Access[]) {
  const billed = accesses.filter((access) => access.at(null).has('billing.read'));
  const ids = billed.map(({ organization }) => organization.id);
  const accounts = ids.length === 0 ? [] : await reader.billing.accountsOf(ids);
  const numbers = new Map(accounts.map(({ organizationId, poNumber }) => [organizationId, poNumber]));
  return accesses.map(({ organization }) => {
    const poNumber = numbers.get(organization.id) ?? '';
    return { ...organizationMessage(organization), poNumber, isPoBilling: poNumber !== '' };
  });
}
