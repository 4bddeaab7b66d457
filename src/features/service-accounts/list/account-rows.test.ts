import { create } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { expect, test } from 'vitest';
import { RoleBindingSchema } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import {
  ServiceAccountSchema,
  ServiceAccountTokenSchema,
} from '#proto/polarsignals/serviceaccount/v1alpha1/serviceaccount_pb.ts';
import { findRows } from '#src/flows/list/find-rows.ts';
import { accountFilters, accountSearch } from './account-filters.ts';
import { accountRows, bindingsOfAccounts, knownTokens, statesOf, type TokensOfAccount } from './account-rows.ts';

const now = new Date('2026-11-21T12:00:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
const account = (id: string, name: string) => create(ServiceAccountSchema, { id, name });
const binding = (name: string, role: string) =>
  create(RoleBindingSchema, { subject: `serviceaccount:${name}`, role, organizationId: 'acme' });

const accounts = [account('1', 'agent'), account('2', 'müll'), account('3', 'idle'), account('4', 'asking')];
const bindings = [binding('agent', 'system:writer'), binding('idle', 'acme:Release Engineer'), binding('gone', 'x')];
const tokens: Record<string, TokensOfAccount> = {
  '1': { kind: 'known', names: ['main', 'spare'], lastUsed: daysAgo(1) },
  '2': { kind: 'known', names: [], lastUsed: undefined },
  '3': { kind: 'known', names: ['old'], lastUsed: daysAgo(30) },
};
const ofAccounts = bindingsOfAccounts(accounts, bindings);
const rows = accountRows(accounts, ofAccounts, (id) => tokens[id] ?? { kind: 'loading' });
const filters = accountFilters(rows, now);
const found = ({ q = '', ...chosen }: { q?: string; role?: string[]; state?: string[] }) =>
  findRows({ rows, filters, search: accountSearch }, chosen, q).map((row) => row.name);

test('gives each account its own bindings', () => {
  expect(rows.map((row) => row.bindings?.map(({ role }) => role))).toEqual([
    ['system:writer'],
    [],
    ['acme:Release Engineer'],
    [],
  ]);
});

test('makes only those rows anew whose tokens came', () => {
  const later: typeof tokens = { ...tokens, '4': { kind: 'known', names: ['new'], lastUsed: undefined } };
  const after = accountRows(accounts, ofAccounts, (id) => later[id] ?? { kind: 'loading' });
  expect(after.map((row, at) => row === rows[at])).toEqual([true, true, true, false]);
});

test('does not call an account without roles when bindings may not be seen', () => {
  const [row] = accountRows(accounts, undefined, () => ({ kind: 'denied' }));
  expect(row?.bindings).toBeUndefined();
  expect(row && statesOf(row, now)).toEqual([]);
});

test('finds by name, role, id and token, accents and case aside', () => {
  expect(found({ q: 'spare' })).toEqual(['agent']);
  expect(found({ q: 'MULL' })).toEqual(['müll']);
  expect(found({ q: 'release eng' })).toEqual(['idle']);
  expect(found({ q: 'writer agent' })).toEqual(['agent']);
});

test('filters by role reference', () => expect(found({ role: ['system:writer'] })).toEqual(['agent']));

test('filters by state, and leaves out accounts whose tokens are not known yet', () => {
  expect(found({ state: ['no-role'] })).toEqual(['müll', 'asking']);
  expect(found({ state: ['no-token'] })).toEqual(['müll']);
  expect(found({ state: ['never-used'] })).toEqual(['müll']);
  expect(found({ state: ['idle'] })).toEqual(['idle']);
});

const token = (name: string, used?: Date) =>
  create(ServiceAccountTokenSchema, { name, ...(used && { lastUsedAt: timestampFromDate(used) }) });

test('the latest use of any token counts', () => {
  expect(knownTokens([token('a', daysAgo(9)), token('b'), token('c', daysAgo(2))])).toEqual({
    kind: 'known',
    names: ['a', 'b', 'c'],
    lastUsed: daysAgo(2),
  });
  expect(knownTokens([token('a')])).toEqual({ kind: 'known', names: ['a'], lastUsed: undefined });
});
