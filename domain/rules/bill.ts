/** What is paid for, and what a month of usage costs. Backend, invoices and the console's forecast reckon with this alone. */

/** The price, the same for every organization of an installation. */
export interface Plan {
  /** As ISO 4217 names it, in lower case. */
  readonly currency: string;
  /** The price of one GiB, in the currency's minor unit (cents for USD, yen for JPY, thousandths for KWD). Whole. */
  readonly unitAmount: number;
  /** GiB that cost nothing in each UTC month. */
  readonly includedGib: bigint;
}

/** What makes invoices lower. What is 0 doesn't count; all are whole, and amounts are in the currency's minor unit. */
export interface Discount {
  readonly percentOff: number;
  readonly amountOff: number;
  /** The amount of each invoice, in place of what was used. */
  readonly amountFlat: number;
}

/** What a time costs. */
export interface Bill {
  /** Whole GiB beyond those included; what is left over of one is given away. */
  readonly quantity: bigint;
  /** What they cost before a discount. */
  readonly subtotal: bigint;
  /** What is to be paid; never below 0. */
  readonly amountDue: bigint;
}

export const bytesPerGib = 1024n ** 3n;

/**
 * What the bytes cost: the whole GiB beyond the included ones at their price, or the flat amount; then less percent, rounded down;
 * then less the amount off.
 */
export function billFor(bytes: bigint, plan: Plan, discount?: Discount): Bill {
  const quantity = atLeast0(bytes / bytesPerGib - plan.includedGib);
  const subtotal = quantity * atLeast0(BigInt(plan.unitAmount));
  if (!discount) return { quantity, subtotal, amountDue: subtotal };
  const { percentOff, amountOff, amountFlat } = discount;
  const base = amountFlat > 0 ? BigInt(amountFlat) : subtotal;
  const left = (base * (100n - BigInt(Math.min(Math.max(percentOff, 0), 100)))) / 100n;
  return { quantity, subtotal, amountDue: atLeast0(left - atLeast0(BigInt(amountOff))) };
}

function atLeast0(value: bigint): bigint {
  return value < 0n ? 0n : value;
}
