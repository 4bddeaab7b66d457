import { authorize } from '#domain/authorize.ts';
import type { Caller } from '#domain/caller.ts';
import { notFound } from '#domain/errors.ts';
import type { Host } from '#domain/host.ts';
import { permissionsOf } from '#domain/permission-table.ts';
import type { Invoice } from '#domain/store/records.ts';
import { LedgerService } from '#proto/console/ledger/v1alpha1/ledger_pb.ts';
import { BillingService } from '#proto/polarsignals/billing/v1alpha1/billing_pb.ts';

/** An invoice, and how much of it a caller may see. */
export interface VisibleInvoice {
  readonly invoice: Invoice;
  /** Whether they may see what each project received, as GetUsage tells it. Else only the total. */
  readonly showsProjects: boolean;
}

/**
 * The organization's invoice with this number, for a caller who may list its invoices. Throws NotFound (no such organization
 * for this caller, or no such invoice in it) and PermissionDenied.
 */
export async function invoiceOf(
  { store }: Pick<Host, 'store'>,
  caller: Caller,
  organizationId: string,
  number: string,
): Promise<VisibleInvoice> {
  const access = await authorize(store, caller, BillingService.method.getInvoices, organizationId);
  const invoice = await store.billing.invoiceByNumber(number);
  if (invoice?.organizationId !== organizationId) throw notFound('invoice');
  const showsProjects = permissionsOf(LedgerService.method.getUsage).every((one) => access.at(null).has(one));
  return { invoice, showsProjects };
}
