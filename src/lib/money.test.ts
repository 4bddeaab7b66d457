import { expect, test } from 'vitest';
import { formatMoney, plainMoney } from './money.ts';

test.each([
  [123_456n, 'usd', '$1,234.56', '1234.56'],
  [0n, 'USD', '$0.00', '0.00'],
  [5n, 'eur', '€0.05', '0.05'],
  [-5n, 'eur', '-€0.05', '-0.05'],
  [-123_456n, 'gbp', '-£1,234.56', '-1234.56'],
  // No decimals.
  [1235n, 'jpy', '¥1,235', '1235'],
  [-7n, 'jpy', '-¥7', '-7'],
  [42n, 'clp', 'CLP 42', '42'],
  // Three and four.
  [1234n, 'kwd', 'KWD 1.234', '1.234'],
  [-1n, 'kwd', '-KWD 0.001', '-0.001'],
  [12_345n, 'clf', 'CLF 1.2345', '1.2345'],
  // Two by ISO 4217, though usually written without.
  [150_000n, 'idr', 'IDR 1,500.00', '1500.00'],
  [10_000n, 'huf', 'HUF 100.00', '100.00'],
  [10_000n, 'lbp', 'LBP 100.00', '100.00'],
  // Beyond what a number holds.
  [900_719_925_474_099_312_345n, 'usd', '$9,007,199,254,740,993,123.45', '9007199254740993123.45'],
  [-9_223_372_036_854_775_808n, 'jpy', '-¥9,223,372,036,854,775,808', '-9223372036854775808'],
  // Unknown ones.
  [1234n, 'zzz', '1,234 minor units of zzz', '1234'],
  [-1234n, 'Credits', '-1,234 minor units of Credits', '-1234'],
  [1234n, '', '1,234 minor units of an unknown currency', '1234'],
])('%d of %s is %s', (minor, currency, shown, plain) => {
  expect(formatMoney(minor, currency).replaceAll('\u00A0', ' ')).toBe(shown);
  expect(plainMoney(minor, currency)).toBe(plain);
});
