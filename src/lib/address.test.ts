import { describe, expect, it } from 'vitest';
import { parseSearch, stringifySearch } from './address.ts';

describe('what is typed comes back letter by letter', () => {
  it.each(['007', '12e4', 'true', 'null', '"quoted"', '[1]', '{"a":1}', 'a+b c', '50%', '=cmd()', 'Ωmega', '👩', '‮'])(
    '%s',
    (text) => {
      expect(parseSearch(stringifySearch({ q: text }))).toEqual({ q: text });
    },
  );
});

it('a name that comes several times is a list', () => {
  expect(parseSearch('?role=a&role=b&q=c')).toEqual({ role: ['a', 'b'], q: 'c' });
  expect(stringifySearch({ role: ['a', 'b'], q: 'c' })).toBe('?role=a&role=b&q=c');
});

it('what is not set is not written', () => {
  expect(stringifySearch({ q: undefined, role: [] })).toBe('');
  expect(stringifySearch({ page: 2, desc: true })).toBe('?page=2&desc=true');
});
