import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { discountOf } from '#domain/billing/discount.ts';
import type { Bill, Plan } from '#domain/rules/bill.ts';
import { hasEnded, subscriptionEnd } from '#domain/rules/subscription.ts';
import { endOfMonth, startOfMonth } from '#domain/rules/utc-calendar.ts';
import type { BillingAccount, BillingContact, Coupon, Invoice, Organization } from '#domain/store/records.ts';

/** Converts what is known of billing to API messages. */

/** The subscription, which follows from the organization and what was said about paying. Throws for a discount that can't be read. */
export function subscriptionMessage({ id, createdAt }: Organization, account: BillingAccount | undefined, now: Date) {
  const end = subscriptionEnd(account?.canceledAt ?? null);
  const coupon = discountOf(account);
  return {
    id,
    status: hasEnded(account?.canceledAt ?? null, now) ? 'canceled' : 'active',
    created: timestampFromDate(createdAt),
    ...(account?.poNumber && { paymentMethod: { case: 'poBilling' as const, value: {} } }),
    ...(coupon && { discount: discountMessage(coupon) }),
    ...(end && { cancelAt: timestampFromDate(end) }),
  };
}

function discountMessage({ id, name, percentOff, amountOff, amountFlat }: Coupon) {
  return { discount: { case: 'coupon' as const, value: { id, name, percentOff, amountOff, amountFlat } } };
}

/** What a month costs. */
export function billMessage({
  month,
  currency,
  unitAmount,
  quantity,
  amountDue,
}: Pick<Plan, 'currency' | 'unitAmount'> & Bill & { readonly month: string }) {
  return {
    amountDue: int32(amountDue),
    exactAmountDue: int64(amountDue),
    currency,
    periodStart: secondsOf(startOfMonth(month)),
    periodEnd: secondsOf(endOfMonth(month)),
    quantity: int32(quantity),
    unitAmount,
  };
}

/** @param invoicePdf its address; empty without one */
export function invoiceMessage(invoice: Invoice, invoicePdf: string) {
  const { number, status } = invoice;
  return { ...billMessage(invoice), number, status, invoicePdf };
}

export function customerMessage({ name, email }: BillingContact) {
  return { customerName: name, customerEmail: email };
}

/** The number as an int32; its largest value for one that is larger. */
function int32(value: bigint): number {
  return Number(value > 0x7fff_ffffn ? 0x7fff_ffffn : value);
}

/** The number as an int64; its largest value for one that is larger. */
export function int64(value: bigint): bigint {
  return value > 0x7fff_ffff_ffff_ffffn ? 0x7fff_ffff_ffff_ffffn : value;
}

function secondsOf(at: Date): number {
  return int32(BigInt(at.getTime()) / 1000n);
}
