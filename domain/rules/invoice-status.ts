/** How an invoice that was issued can stand. The next one, which is not issued yet, is a draft and has no record. */
export const invoiceStatuses = ['open', 'paid', 'void', 'uncollectible'] as const;

export type InvoiceStatus = (typeof invoiceStatuses)[number];

export function isInvoiceStatus(text: string): text is InvoiceStatus {
  return invoiceStatuses.some((status) => status === text);
}
