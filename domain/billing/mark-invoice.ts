import type { Host } from '#domain/host.ts';
import type { InvoiceStatus } from '#domain/rules/invoice-status.ts';
import type { Invoice } from '#domain/store/records.ts';

/**
 * Says how an invoice stands now, for an operator who knows what was paid. Returns it as it was before; `undefined` if there is
 * none with the number.
 */
export async function markInvoice(
  { store, clock, ids }: Pick<Host, 'store' | 'clock' | 'ids'>,
  number: string,
  status: InvoiceStatus,
): Promise<Invoice | undefined> {
  return store.transaction(async (tx) => {
    const invoice = await tx.billing.invoiceByNumber(number);
    if (!invoice || invoice.status === status) return invoice;
    const { organizationId, status: before } = invoice;
    await tx.billing.updateInvoice({ ...invoice, status });
    const made = { id: ids.uuid(), organizationId, at: clock(), actor: 'system' };
    await tx.audit.add({ ...made, action: 'MarkInvoice', target: { number, status, before } });
    return invoice;
  });
}
