import type { Coupon, GetSubscriptionResponse } from '#proto/polarsignals/billing/v1alpha1/billing_pb.ts';
import { isolated } from '#src/lib/isolated.ts';
import { listed } from '#src/lib/listed.ts';
import { formatMoney } from '#src/lib/money.ts';

type Paid = Pick<GetSubscriptionResponse, 'paymentMethod'>;

/** How a subscription is paid: "Purchase order PO-4711", "Visa ending in 4242, valid until 12/2027", "…, expired 12/2025". */
export function paymentWords({ paymentMethod }: Paid, poNumber: string, now: Date): string {
  switch (paymentMethod.case) {
    case 'poBilling':
      return poNumber === '' ? 'Purchase order' : `Purchase order ${isolated(poNumber)}`;
    case 'card': {
      const { brand, last4, expMonth, expYear } = paymentMethod.value;
      const card = brand === '' ? 'Card' : brand.charAt(0).toUpperCase() + brand.slice(1);
      return `${isolated(card)}${last4 === '' ? '' : ` ending in ${isolated(last4)}`}${expiryWords(expMonth, expYear, now)}`;
    }
    case undefined:
      return 'No payment method';
    default:
      return paymentMethod satisfies never;
  }
}

/** A card is valid to the end of its month; without a month, of its year. Empty without a year. */
function expiryWords(month: number, year: number, now: Date): string {
  if (year <= 0) return '';
  const hasExpired = now.getTime() >= Date.UTC(year, month > 0 ? month : 12);
  const words = month > 0 ? `${String(month).padStart(2, '0')}/${year}` : String(year);
  return `, ${hasExpired ? 'expired' : 'valid until'} ${words}`;
}

/** What a coupon does to each invoice: "Startup program: 20% off". Amounts are in the currency of the invoices. */
export function couponWords({ id, name, percentOff, amountOff, amountFlat }: Coupon, currency: string): string {
  const money = (amount: number) => formatMoney(BigInt(amount), currency);
  const off = [...(percentOff > 0 ? [`${percentOff}%`] : []), ...(amountOff > 0 ? [money(amountOff)] : [])];
  const flat = amountFlat > 0 ? `a flat ${money(amountFlat)} instead of the usage` : '';
  const less = off.length > 0 ? `${listed(off)} off` : '';
  const what = [flat, less].filter(Boolean).join(', then ') || 'no reduction';
  const title = name || id;
  return title === '' ? what.charAt(0).toUpperCase() + what.slice(1) : `${isolated(title)}: ${what}`;
}

type OfOrder = { readonly poDiscount: number; readonly poFlat: number };

/** What a purchase order says itself, in numbers whose unit only the billing backend knows; empty if nothing. */
export function orderTermsWords({ poDiscount, poFlat }: OfOrder): string {
  const parts = [
    ...(poDiscount === 0 ? [] : [`a discount of ${shortNumber(poDiscount)}`]),
    ...(poFlat === 0 ? [] : [`a flat amount of ${shortNumber(poFlat)}`]),
  ];
  return parts.length === 0 ? '' : `The purchase order has ${listed(parts)}, in the billing provider’s own unit.`;
}

/** The contract has these as 32-bit floating-point numbers: 0.1 would read as 0.10000000149011612. */
function shortNumber(value: number): string {
  return String(Number(value.toPrecision(7)));
}

/** The discount of a subscription in words; `undefined` without one. */
export function discountOf(
  subscription: Pick<GetSubscriptionResponse, 'discount'> | null | undefined,
  currency: string,
): string | undefined {
  const discount = subscription?.discount?.discount;
  return discount?.case === 'coupon' ? couponWords(discount.value, currency) : undefined;
}
