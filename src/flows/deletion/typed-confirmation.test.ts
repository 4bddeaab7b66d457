import { expect, test } from 'vitest';
import { typedConfirmation } from './typed-confirmation.ts';

const items = (count: number) => Array.from({ length: count }, (_, at) => `item ${at}`);
const asked = (count: number, more: { listed?: number; typesName?: boolean } = {}, name = 'Checkout') =>
  typedConfirmation({ items: items(count), nameOf: () => name, ...more });

test.each([
  [1, {}],
  [25, {}],
  [25, { listed: 26 }],
  [1, { listed: 1 }],
])('%i of %o asks for nothing to be typed', (count, more) => {
  expect(asked(count, more)).toBeUndefined();
});

test.each([
  [26, {}, '26'],
  [1_200, { listed: 5_000 }, '1,200'],
  [2, { listed: 2 }, '2'],
  [2, { listed: 5, typesName: true }, '2'],
])('%i of %o asks for the number', (count, more, wanted) => {
  expect(asked(count, more)?.wanted).toBe(wanted);
});

test.each(['1,200', '1200', ' 1 200 ', '1.200', '1’200'])('"%s" is the number 1,200', (text) => {
  expect(asked(1_200)?.accepts(text)).toBe(true);
});

test.each(['', '120', '1200a', '12000', '-1200'])('"%s" is not the number 1,200', (text) => {
  expect(asked(1_200)?.accepts(text)).toBe(false);
});

test.each([
  ['Checkout', ' Checkout '],
  ['Check  out', 'Check out'],
  ['Cafe\u0301', 'Café'],
  ['שלום', 'שלום'],
])('the name "%s" may be typed as "%s"', (name, text) => {
  expect(asked(1, { typesName: true }, name)?.accepts(text)).toBe(true);
});

test.each(['', 'checkout', 'Check out', 'Checkout!'])('"%s" is not the name Checkout', (text) => {
  expect(asked(1, { typesName: true })?.accepts(text)).toBe(false);
});
