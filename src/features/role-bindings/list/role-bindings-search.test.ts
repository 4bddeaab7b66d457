import { expect, test } from 'vitest';
import { roleBindingsSearch } from './role-bindings-search.ts';

test('keeps what makes sense', () => {
  const search = {
    q: 'ci',
    kind: 'user',
    subject: 'serviceaccount:ci',
    role: 'system:owner',
    scope: 'organization',
    problem: 'duplicate',
    sort: 'role',
    desc: true,
    page: 3,
    create: 'binding',
  };
  expect(roleBindingsSearch(search)).toEqual(search);
});

test('drops what makes none, and keeps the rest', () => {
  const mangled = { kind: 'robot', problem: 7, sort: 'id', desc: 'yes', page: -1, create: 'role', q: '', role: {} };
  expect(roleBindingsSearch({ ...mangled, scope: 'p1' })).toEqual({ scope: 'p1' });
});

test('reads a search for digits as text', () => expect(roleBindingsSearch({ q: 2026 })).toEqual({ q: '2026' }));
