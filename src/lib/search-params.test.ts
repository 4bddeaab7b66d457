import { expect, test } from 'vitest';
import { fittingText, flagParam, oneOfParam, pageParam, searchParams, textParam } from './search-params.ts';

const read = searchParams({ q: textParam, sort: oneOfParam(['name', 'id']), desc: flagParam, page: pageParam });

test('keeps what makes sense', () => {
  const search = { q: 'ci', sort: 'id', desc: true, page: 2 };
  expect(read(search)).toEqual(search);
});

test('leaves out what makes none, and what nobody asked for', () => {
  expect(read({ q: ['x'], sort: 'size', desc: 'yes', page: 1.5, other: 1 })).toEqual({});
  expect(read({ q: '', page: 0 })).toEqual({});
  expect(read({ q: 'x'.repeat(501), page: '2' })).toEqual({});
});

test('cuts what is too long for an address, and no character in two', () => {
  expect(fittingText('x'.repeat(10_000))).toBe('x'.repeat(500));
  expect(fittingText(`${'x'.repeat(499)}👩`)).toBe('x'.repeat(499));
  expect(fittingText('👩')).toBe('👩');
});

test('takes a number or a boolean for the text that was typed', () => {
  expect([read({ q: 2026 }).q, read({ q: true }).q]).toEqual(['2026', 'true']);
});
