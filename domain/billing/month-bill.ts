import { discountOf } from '#domain/billing/discount.ts';
import { billFor, type Plan } from '#domain/rules/bill.ts';
import type { BillingAccount, Invoice, InvoiceLine, Organization } from '#domain/store/records.ts';

/** Everything that an invoice says of a month, before it has a number. */
export type MonthBill = Omit<Invoice, 'id' | 'number' | 'status' | 'issuedAt'>;

/** The bill for what an organization's projects received in a month. Throws FailedPrecondition for a discount that can't be read. */
export function monthBill(
  organization: Organization,
  account: BillingAccount | undefined,
  plan: Plan,
  month: string,
  lines: readonly InvoiceLine[],
): MonthBill {
  const coupon = discountOf(account);
  return {
    organizationId: organization.id,
    organizationName: organization.name,
    month,
    contact: account?.contact ?? null,
    poNumber: account?.poNumber ?? '',
    coupon,
    ...plan,
    ...billFor(
      lines.reduce((total, { bytes }) => total + bytes, 0n),
      plan,
      coupon ?? undefined,
    ),
    lines,
  };
}

/** The number of an invoice: the how many-th of its month in the installation. */
export function invoiceNumber(month: string, count: number): string {
  return `${numberPrefix(month)}${String(count).padStart(4, '0')}`;
}

/** How the number of every invoice begins. */
export const anyInvoice = 'INV-';

export function numberPrefix(month: string): string {
  return `${anyInvoice}${month}-`;
}
