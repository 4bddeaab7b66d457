import { expect, it } from 'vitest';
import { amountText, currencyDecimals } from '#domain/rules/currency.ts';

it.each([
  [0n, 'usd', 'USD 0.00'],
  [5n, 'usd', 'USD 0.05'],
  [123_456n, 'usd', 'USD 1,234.56'],
  [-5n, 'usd', 'USD -0.05'],
  [-123_456n, 'kwd', 'KWD -123.456'],
  [-7n, 'jpy', 'JPY -7'],
  [1235n, 'jpy', 'JPY 1,235'],
  [1234n, 'kwd', 'KWD 1.234'],
  [10_001n, 'clf', 'CLF 1.0001'],
  [2n ** 64n, 'eur', 'EUR 184,467,440,737,095,516.16'],
  [150n, 'xyz', 'XYZ 1.50'],
])('%s minor units of %s are %s', (minor, currency, text) => {
  expect(amountText(minor, currency)).toBe(text);
  expect(currencyDecimals(currency.toUpperCase())).toBe(currencyDecimals(currency));
});
