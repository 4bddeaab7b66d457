import { failedPrecondition } from '#domain/errors.ts';
import { coupon as readCoupon } from '#domain/store/ledger-json.ts';
import type { BillingAccount, Coupon } from '#domain/store/records.ts';

const largestAmount = 2 ** 31 - 1;

/**
 * The discount of an account; `null` without one. Throws FailedPrecondition if it can't be read: nobody is billed the full price
 * by mistake.
 */
export function discountOf(account: BillingAccount | undefined): Coupon | null {
  if (!account || account.coupon === null) return null;
  const coupon = parsed(account.coupon);
  if (coupon && isUsable(coupon)) return coupon;
  throw failedPrecondition(
    'DISCOUNT_UNREADABLE',
    'The discount of this organization can’t be read, so nothing is billed. Ask whoever runs this installation to set it again.',
    { organizationId: account.organizationId },
  );
}

/** A discount as an account keeps it. */
export function discountJson(coupon: Coupon): string {
  return JSON.stringify(coupon);
}

function parsed(json: string): Coupon | undefined {
  try {
    return readCoupon(JSON.parse(json));
  } catch {
    return undefined;
  }
}

function isUsable({ percentOff, amountOff, amountFlat }: Coupon): boolean {
  return isWhole(percentOff, 100) && isWhole(amountOff, largestAmount) && isWhole(amountFlat, largestAmount);
}

function isWhole(value: number, most: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= most;
}
