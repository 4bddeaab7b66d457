import { authorize } from '#domain/authorize.ts';
import type { Caller } from '#domain/caller.ts';
import { notFound } from '#domain/errors.ts';
import type { Host } from '#domain/host.ts';
import type { Invoice } from '#domain/store/records.ts';
import { BillingService } from '#proto/polarsignals/billing/v1alpha1/billing_pb.ts';

/**
 * The organization's invoice with this number, for a caller who may list its invoices. Throws NotFound (no such organization
 * for this caller, or no such invoice in it) and PermissionDenied.
 */
export async function invoiceOf(
  { store }: Pick<Host, 'store'>,
  caller: Caller,
  organizationId: string,
  number: string,
): Promise<Invoice> {
  await authorize(store, caller, BillingService.method.getInvoices, organizationId);
  const invoice = await store.billing.invoiceByNumber(number);
  if (invoice?.organizationId === organizationId) return invoice;
  throw notFound('invoice');
}
