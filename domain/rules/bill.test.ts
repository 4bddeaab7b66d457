import { assert, bigInt, constant, integer, nat, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { billFor, bytesPerGib, type Discount, type Plan } from '#domain/rules/bill.ts';

const gib = bytesPerGib;
const usd: Plan = { currency: 'usd', unitAmount: 25, includedGib: 100n };
const jpy: Plan = { currency: 'jpy', unitAmount: 40, includedGib: 0n };
const kwd: Plan = { currency: 'kwd', unitAmount: 77, includedGib: 1n };
const free: Plan = { currency: 'usd', unitAmount: 0, includedGib: 0n };
const none: Discount = { percentOff: 0, amountOff: 0, amountFlat: 0 };

describe('a bill', () => {
  it.each<[string, bigint, Plan, Partial<Discount> | undefined, bigint, bigint]>([
    ['nothing received', 0n, usd, undefined, 0n, 0n],
    ['less than is included', 99n * gib, usd, undefined, 0n, 0n],
    ['what is included', 100n * gib, usd, undefined, 0n, 0n],
    ['a byte more than is included', 100n * gib + 1n, usd, undefined, 0n, 0n],
    ['a byte less than a GiB more', 101n * gib - 1n, usd, undefined, 0n, 0n],
    ['a GiB more', 101n * gib, usd, undefined, 1n, 25n],
    ['yen, which have no smaller unit', 3n * gib, jpy, undefined, 3n, 120n],
    ['dinars, in thousandths', 14n * gib + 5n, kwd, undefined, 13n, 1001n],
    ['a price of 0', 900n * gib, free, undefined, 900n, 0n],
    ['a discount of nothing', 104n * gib, usd, {}, 4n, 100n],
    ['percent off, rounded down', 101n * gib, usd, { percentOff: 10 }, 1n, 22n],
    ['all percent off', 500n * gib, usd, { percentOff: 100 }, 400n, 0n],
    ['more than all percent off', 500n * gib, usd, { percentOff: 120 }, 400n, 0n],
    ['fewer than no percent off', 104n * gib, usd, { percentOff: -5 }, 4n, 100n],
    ['an amount off', 104n * gib, usd, { amountOff: 30 }, 4n, 70n],
    ['more off than it costs', 104n * gib, usd, { amountOff: 101 }, 4n, 0n],
    ['an amount off of nothing', 0n, usd, { amountOff: 30 }, 0n, 0n],
    ['a negative amount off', 104n * gib, usd, { amountOff: -30 }, 4n, 100n],
    ['percent, then an amount off', 104n * gib, usd, { percentOff: 50, amountOff: 20 }, 4n, 30n],
    ['a flat amount', 9000n * gib, usd, { amountFlat: 49_900 }, 8900n, 49_900n],
    ['a flat amount with nothing received', 0n, usd, { amountFlat: 49_900 }, 0n, 49_900n],
    ['a flat amount with all else', 0n, usd, { amountFlat: 999, percentOff: 50, amountOff: 99 }, 0n, 400n],
    ['a negative flat amount', 104n * gib, usd, { amountFlat: -1 }, 4n, 100n],
    ['an amount beyond int32', 200_000_000n * gib, jpy, undefined, 200_000_000n, 8_000_000_000n],
    ['bytes beyond 2^53', 2n ** 62n + 1n, jpy, undefined, 2n ** 32n, 40n * 2n ** 32n],
    [
      'an amount beyond 2^53',
      2n ** 62n,
      { ...jpy, unitAmount: 2 ** 31 - 1 },
      undefined,
      2n ** 32n,
      9223372032559808512n,
    ],
    ['a negative price', 5n * gib, { ...jpy, unitAmount: -1 }, undefined, 5n, 0n],
    ['negative bytes', -5n * gib, jpy, undefined, 0n, 0n],
  ])('of %s', (_of, bytes, plan, discount, quantity, amountDue) => {
    expect(billFor(bytes, plan, discount && { ...none, ...discount })).toMatchObject({ quantity, amountDue });
  });

  const anyDiscount = record({
    percentOff: integer({ min: -200, max: 200 }),
    amountOff: integer(),
    amountFlat: constant(0),
  });
  const anyPlan = record({
    currency: constant('usd'),
    unitAmount: nat({ max: 2 ** 31 - 1 }),
    includedGib: bigInt({ min: 0n, max: 2n ** 40n }),
  });
  const anyBytes = bigInt({ min: 0n, max: 2n ** 63n - 1n });

  it('is never negative, never more than without a discount, and never less for more bytes', () => {
    assert(
      property(anyBytes, anyBytes, anyPlan, anyDiscount, (bytes, more, plan, discount) => {
        const bill = billFor(bytes, plan, discount);
        expect(bill.amountDue >= 0n && bill.amountDue <= billFor(bytes, plan).amountDue).toBe(true);
        expect(billFor(bytes + more, plan, discount).amountDue >= bill.amountDue).toBe(true);
        expect(bill.quantity * bytesPerGib <= bytes).toBe(true);
      }),
    );
  });
});
