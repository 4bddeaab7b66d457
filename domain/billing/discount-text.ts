import { amountText, currencyDecimals } from '#domain/rules/currency.ts';
import type { Coupon } from '#domain/store/records.ts';

const form =
  /^(?<name>[^:]+): (?:(?<percent>\d{1,3})%|(?<amount>\d{1,10}(?:\.\d{1,4})?) (?<currency>[a-z]{3}) (?<kind>off|in all))$/iu;

/**
 * Reads a discount as an operator writes it: `Early adopter: 10%`, `Refund: 5.00 USD off` (each invoice), `Flat: 49.00 USD in all`.
 * `undefined` if it says something else, nothing, or an amount of another currency.
 */
export function readDiscount(text: string, currency: string): Omit<Coupon, 'id'> | undefined {
  const { name, percent, amount, currency: given, kind } = form.exec(text)?.groups ?? {};
  if (name === undefined) return undefined;
  const none = { name, percentOff: 0, amountOff: 0, amountFlat: 0 };
  if (percent !== undefined) return Number(percent) === 0 ? undefined : { ...none, percentOff: Number(percent) };
  if (amount === undefined || given?.toLowerCase() !== currency) return undefined;
  const minor = minorUnits(amount, currencyDecimals(currency));
  if (minor === undefined || minor === 0) return undefined;
  return kind?.toLowerCase() === 'off' ? { ...none, amountOff: minor } : { ...none, amountFlat: minor };
}

/** A discount in words. */
export function discountText({ name, percentOff, amountOff, amountFlat }: Coupon, currency: string): string {
  const parts = [
    amountFlat > 0 && `${amountText(BigInt(amountFlat), currency)} in all`,
    percentOff > 0 && `${percentOff}%`,
    amountOff > 0 && `${amountText(BigInt(amountOff), currency)} off`,
  ];
  return `${name}: ${parts.filter(Boolean).join(', ') || 'nothing'}`;
}

/** The amount in the currency's minor unit; `undefined` if it has more digits after the point than the currency. */
function minorUnits(amount: string, decimals: number): number | undefined {
  const [whole = '', fraction = ''] = amount.split('.');
  return fraction.length > decimals ? undefined : Number(whole + fraction.padEnd(decimals, '0'));
}
