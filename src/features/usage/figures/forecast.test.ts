import { create, type MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { describe, expect, it } from 'vitest';
import { GetSubscriptionResponseSchema } from '#proto/polarsignals/billing/v1alpha1/billing_pb.ts';
import { atThisPace, costOf } from './forecast.ts';

const gib = 1024n ** 3n;
const plan = { currency: 'usd', unitAmount: 25, includedGib: 100n };
const at = (time: string) => new Date(time);
const subscription = (init: MessageInitShape<typeof GetSubscriptionResponseSchema>) =>
  create(GetSubscriptionResponseSchema, init);

describe('at this pace', () => {
  it('half a month’s usage becomes twice as much', () => {
    expect(atThisPace(120n * gib, '2026-11', at('2026-11-16T00:00:00Z'))).toBe(240n * gib);
  });

  it('a month of 31 days, in which clocks change, is no longer than 31 times 24 hours', () => {
    expect(atThisPace(31n * gib, '2026-10', at('2026-10-02T00:00:00Z'))).toBe(961n * gib);
    expect(atThisPace(31n * gib, '2026-03', at('2026-03-31T00:00:00Z'))).toBe((31n * gib * 31n) / 30n);
  });

  it('nothing follows from the first day, from a month that is over, or from one that is to come', () => {
    const seen = ['2026-11-01T00:00:00Z', '2026-11-01T23:59:59Z', '2026-12-01T00:00:00Z', '2026-10-31T23:00:00Z'];
    expect(seen.map((time) => atThisPace(gib, '2026-11', at(time)))).toEqual(seen.map(() => undefined));
  });

  it('is exact beyond 2^53', () => {
    expect(atThisPace(2n ** 60n, '2026-11', at('2026-11-16T00:00:00Z'))).toBe(2n ** 61n);
  });
});

describe('the cost', () => {
  it('is that of the whole GiB beyond the included ones', () => {
    expect(costOf(104n * gib - 1n, '2026-11', plan, null)).toBe(75n);
    expect(costOf(90n * gib, '2026-11', plan, null)).toBe(0n);
  });

  it('is less with a coupon', () => {
    const half = subscription({ discount: { discount: { case: 'coupon', value: { percentOff: 50 } } } });
    expect(costOf(104n * gib, '2026-11', plan, half)).toBe(50n);
  });

  it('is nothing once the subscription has ended, and whole in its last month', () => {
    const ending = subscription({ cancelAt: timestampFromDate(at('2026-12-01T00:00:00Z')) });
    expect([costOf(104n * gib, '2026-11', plan, ending), costOf(104n * gib, '2026-12', plan, ending)]).toEqual([
      100n,
      0n,
    ]);
  });
});
