import type { BillingAccount } from '#domain/store/records.ts';
import type { StoreReader } from '#domain/store/store.ts';

/** The organization's account; an empty one, if nothing was said yet. */
export async function accountIn(reader: StoreReader, organizationId: string): Promise<BillingAccount> {
  const account = await reader.billing.accountOf(organizationId);
  return account ?? { organizationId, contact: null, poNumber: '', coupon: null, canceledAt: null };
}
