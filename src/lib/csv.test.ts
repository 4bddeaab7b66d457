import { expect, test } from 'vitest';
import { csvOf, type Datum, jsonOf } from './csv.ts';

const cell = (datum: Datum) =>
  csvOf(['h'], [[datum]])
    .split('\r\n')
    .slice(1, -1)
    .join('\r\n');

test('the file begins with a byte order mark, and each line ends as RFC 4180 says', () => {
  expect(csvOf(['ID', 'Name'], [['1', 'ci']])).toBe('\uFEFF"ID","Name"\r\n"1","ci"\r\n');
  expect(csvOf(['ID'], [])).toBe('\uFEFF"ID"\r\n');
});

test.each<[string, Datum, string]>([
  ['a formula is text', '=cmd()', `"'=cmd()"`],
  ['a sum is text', '+1+1', `"'+1+1"`],
  ['a text that begins with a minus', '-2+3', `"'-2+3"`],
  ['a text that begins with an @', '@SUM(A1)', `"'@SUM(A1)"`],
  ['a tab in front of a formula', '\t=1', `"'\t=1"`],
  ['a carriage return in front', '\r=1', `"'\r=1"`],
  ['a new line in front', '\n=1', `"'\n=1"`],
  ['a formula in full width', '＝1+1', `"'＝1+1"`],
  ['a list whose first text is a formula', ['=1', 'b'], `"'=1; b"`],
  ['a formula after a separator', 'a;=1', '"a;=1"'],
  ['quotes are doubled', 'say "hi", =1', '"say ""hi"", =1"'],
  ['new lines stay within quotes', 'a\r\n=b', '"a\r\n=b"'],
  ['bidi marks stay as they are', '\u202Egnp.exe', '"\u202Egnp.exe"'],
  ['a minus of a number is no formula', -5, '-5'],
  ['a bigint below 0', -5n, '"-5"'],
  ['an amount below 0', '-7.00', '"-7.00"'],
  ['an amount below 0 beyond 2^53', '-9007199254740993.125', '"-9007199254740993.125"'],
  ['a sum that begins with an amount', '-7.00+1', `"'-7.00+1"`],
  ['a plus in front of a number', '+7.00', `"'+7.00"`],
  ['two minuses in front of a number', '--7', `"'--7"`],
  ['a minus alone', '-', `"'-"`],
  ['a number without its whole part', '-.5', `"'-.5"`],
  ['a number with an exponent', '-1e5', `"'-1e5"`],
  ['a number with a decimal comma', '-7,00', `"'-7,00"`],
  ['a number before an end of line', '-7\n', `"'-7\n"`],
  ['a minus in full width', '－7', `"'－7"`],
  ['a bigint', 2n ** 64n, '"18446744073709551616"'],
  ['a flag', true, 'true'],
  ['a time is absolute, with its zone', new Date(Date.UTC(2026, 10, 14, 9, 5)), '"2026-11-14T09:05:00.000Z"'],
  ['a list', ['a', 'b'], '"a; b"'],
  ['no list', [], '""'],
  ['an unknown time', new Date(Number.NaN), ''],
  ['nothing', undefined, ''],
  ['an empty text', '', ''],
  ['not a number', Number.NaN, ''],
])('%s', (_sentence, datum, expected) => expect(cell(datum)).toBe(expected));

test('JSON has lists as lists, texts as they are, and null for nothing', () => {
  expect([['a'], '=cmd()', undefined, new Date(0), 3].map(jsonOf)).toEqual([
    ['a'],
    '=cmd()',
    null,
    '1970-01-01T00:00:00.000Z',
    3,
  ]);
});
