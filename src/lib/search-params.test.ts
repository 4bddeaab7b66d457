import { expect, test } from 'vitest';
import { parseSearch } from './address.ts';
import {
  countParam,
  fittingText,
  flagParam,
  oneOfParam,
  searchParams,
  textParam,
  textsParam,
} from './search-params.ts';

const read = searchParams({
  q: textParam,
  role: textsParam,
  sort: oneOfParam(['name', 'id']),
  desc: flagParam,
  page: countParam,
});

test('keeps what makes sense, as a link gives it and as an address holds it', () => {
  const search = { q: 'ci', role: ['a', 'b'], sort: 'id', desc: true, page: 2 };
  expect(read(search)).toEqual(search);
  expect(read(parseSearch('?q=ci&role=a&role=b&sort=id&desc=true&page=2'))).toEqual(search);
});

test('leaves out what makes none, and what nobody asked for', () => {
  expect(read({ q: 1, sort: 'size', desc: 'yes', page: '1.5', other: 'x' })).toEqual({});
  expect(read({ q: '', role: [''], page: '0' })).toEqual({});
  expect(read({ q: 'x'.repeat(501), page: '-2' })).toEqual({});
});

test('a single text is a list of one, and none is there twice', () => {
  expect(read({ role: 'a' }).role).toEqual(['a']);
  expect(read({ role: ['a', 'a'] }).role).toEqual(['a']);
});

test('cuts what is too long for an address, and no character in two', () => {
  expect(fittingText('x'.repeat(10_000))).toBe('x'.repeat(500));
  expect(fittingText(`${'x'.repeat(499)}👩`)).toBe('x'.repeat(499));
  expect(fittingText('👩')).toBe('👩');
});
