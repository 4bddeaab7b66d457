import { invoiceStatuses } from '#domain/rules/invoice-status.ts';
import { bigNumber, date, list, number, oneOf, orNull, record, text } from '#domain/store/read-json.ts';
import type { BillingAccount, BillingContact, Coupon, Invoice, InvoiceLine } from '#domain/store/records.ts';

/** Read what `jsonOf` has written, or throw. */

const contact = record<BillingContact>({ name: text, email: text });

export const coupon = record<Coupon>({
  id: text,
  name: text,
  percentOff: number,
  amountOff: number,
  amountFlat: number,
});

export const invoiceLines = list(
  record<InvoiceLine>({ projectId: text, projectName: text, bytes: bigNumber, samples: bigNumber }),
);

export const billingAccount = record<BillingAccount>({
  organizationId: text,
  contact: orNull(contact),
  poNumber: text,
  coupon: orNull(text),
  canceledAt: orNull(date),
});

export const invoice = record<Invoice>({
  id: text,
  organizationId: text,
  organizationName: text,
  month: text,
  number: text,
  status: oneOf(invoiceStatuses),
  issuedAt: date,
  contact: orNull(contact),
  poNumber: text,
  coupon: orNull(coupon),
  currency: text,
  unitAmount: number,
  includedGib: bigNumber,
  quantity: bigNumber,
  subtotal: bigNumber,
  amountDue: bigNumber,
  lines: invoiceLines,
});
