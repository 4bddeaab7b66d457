import { expect, test } from 'vitest';
import { serviceAccountsSearch } from './service-accounts-search.ts';

test('keeps what makes sense', () => {
  const search = { q: 'ci', role: 'system:writer', state: 'idle', sort: 'used', desc: true, page: 2, create: 'token' };
  expect(serviceAccountsSearch(search)).toEqual(search);
});

test('an empty address is an empty search', () => expect(serviceAccountsSearch({})).toEqual({}));

test('leaves out what makes no sense, and keeps the rest', () => {
  const search = serviceAccountsSearch({ q: 'ci', state: 'odd', page: -1, sort: ['x'], create: 'everything' });
  expect(search).toEqual({ q: 'ci' });
});

test('a search for a number is a search', () => expect(serviceAccountsSearch({ q: 2026 }).q).toBe('2026'));
