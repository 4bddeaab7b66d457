import { create } from '@bufbuild/protobuf';
import { expect, test } from 'vitest';
import { CouponSchema, GetSubscriptionResponseSchema } from '#proto/polarsignals/billing/v1alpha1/billing_pb.ts';
import { couponWords, orderTermsWords, paymentWords } from './payment-words.ts';

test.each([
  [{ case: 'poBilling' as const, value: {} }, 'PO-4711', 'Purchase order PO-4711'],
  [{ case: 'poBilling' as const, value: {} }, '', 'Purchase order'],
  [
    { case: 'card' as const, value: { brand: 'visa', last4: '4242', expMonth: 3, expYear: 2027 } },
    '',
    'Visa ending in 4242, valid until 03/2027',
  ],
  [
    { case: 'card' as const, value: { brand: 'visa', last4: '4242', expMonth: 11, expYear: 2026 } },
    '',
    'Visa ending in 4242, valid until 11/2026',
  ],
  [
    { case: 'card' as const, value: { brand: 'visa', last4: '4242', expMonth: 10, expYear: 2026 } },
    '',
    'Visa ending in 4242, expired 10/2026',
  ],
  [{ case: 'card' as const, value: { brand: 'visa', expYear: 2026 } }, '', 'Visa, valid until 2026'],
  [{ case: 'card' as const, value: { brand: 'visa', expYear: 2025 } }, '', 'Visa, expired 2025'],
  [{ case: 'card' as const, value: {} }, '', 'Card'],
  [undefined, 'PO-4711', 'No payment method'],
])('%o with %s is “%s”', (paymentMethod, poNumber, words) => {
  const subscription = create(GetSubscriptionResponseSchema, paymentMethod ? { paymentMethod } : {});
  expect(paymentWords(subscription, poNumber, new Date('2026-11-29T12:00:00Z'))).toBe(words);
});

test.each([
  [{ name: 'Startup program', percentOff: 20 }, 'usd', 'Startup program: 20% off'],
  [{ id: 'c1', amountOff: 500 }, 'usd', 'c1: $5.00 off'],
  [{ percentOff: 10, amountOff: 500 }, 'jpy', '10% and ¥500 off'],
  [
    { name: 'Flat', amountFlat: 100_000, percentOff: 5 },
    'kwd',
    'Flat: a flat KWD 100.000 instead of the usage, then 5% off',
  ],
  [{ amountFlat: 7 }, '', 'A flat 7 minor units of an unknown currency instead of the usage'],
  [{ name: 'Old' }, 'usd', 'Old: no reduction'],
  [{}, 'usd', 'No reduction'],
])('%o in %s is “%s”', (coupon, currency, words) => {
  expect(couponWords(create(CouponSchema, coupon), currency).replaceAll('\u00A0', ' ')).toBe(words);
});

test('the terms of a purchase order are shown without a unit, and not at all without any', () => {
  expect(orderTermsWords({ poDiscount: Math.fround(0.1), poFlat: 1500 })).toBe(
    'The purchase order has a discount of 0.1 and a flat amount of 1500, in the billing provider’s own unit.',
  );
  expect(orderTermsWords({ poDiscount: 0, poFlat: 0 })).toBe('');
});
