import { billFor, type Discount, type Plan } from '#domain/rules/bill.ts';
import { endOfMonth, startOfMonth } from '#domain/rules/utc-calendar.ts';
import type { GetSubscriptionResponse } from '#proto/polarsignals/billing/v1alpha1/billing_pb.ts';

const day = 86_400_000;

/**
 * What a month will have received at its end, if it goes on as so far. `undefined` on its first day, from which nothing
 * follows, and once it is over.
 */
export function atThisPace(bytes: bigint, month: string, now: Date): bigint | undefined {
  const start = startOfMonth(month).getTime();
  const end = endOfMonth(month).getTime();
  const passed = now.getTime() - start;
  if (passed < day || now.getTime() >= end) return undefined;
  return (bytes * BigInt(end - start)) / BigInt(passed);
}

type Subscription = Pick<GetSubscriptionResponse, 'discount' | 'cancelAt'> | null;

/** What a month with this usage costs, in the currency's minor unit. After the subscription's end nothing is invoiced. */
export function costOf(bytes: bigint, month: string, plan: Plan, subscription: Subscription): bigint {
  return isAfterEnd(month, subscription) ? 0n : billFor(bytes, plan, discountOf(subscription)).amountDue;
}

/** Whether the month comes after the subscription's end. */
export function isAfterEnd(month: string, subscription: Subscription): boolean {
  const endsAt = subscription?.cancelAt?.seconds;
  return endsAt !== undefined && Number(endsAt) * 1000 <= startOfMonth(month).getTime();
}

function discountOf(subscription: Subscription): Discount | undefined {
  const discount = subscription?.discount?.discount;
  return discount?.case === 'coupon' ? discount.value : undefined;
}
