import { expect, test } from 'vitest';
import { parseSearch } from '#src/lib/address.ts';
import { oneOfParam, searchParams, textsParam } from '#src/lib/search-params.ts';
import { listParams } from './list-search.ts';

const read = searchParams({
  ...listParams(['name', 'used']),
  role: textsParam,
  state: textsParam,
  create: oneOfParam(['token']),
});

test('keeps all that a list understands', () => {
  const address = '?q=007&sort=used&desc=true&page=3&size=100&role=a&role=b&state=idle&create=token';
  expect(read(parseSearch(address))).toEqual({
    q: '007',
    sort: 'used',
    desc: true,
    page: 3,
    size: 100,
    role: ['a', 'b'],
    state: ['idle'],
    create: 'token',
  });
});

test('leaves out what makes no sense, and keeps the rest', () => {
  const address = '?q=ci&sort=size&desc=yes&page=-1&size=7&create=user&colour=red';
  expect(read(parseSearch(address))).toEqual({ q: 'ci' });
});
