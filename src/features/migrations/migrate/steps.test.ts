import { create } from '@bufbuild/protobuf';
import { expect, test } from 'vitest';
import { clientKindOf, clientMessage } from '#domain/rules/client-message.ts';
import { clientKinds } from '#domain/rules/clients.ts';
import { MigrationSchema } from '#proto/console/migration/v1alpha1/migration_pb.ts';
import { searchOf } from '../migration-address.ts';
import { migrateSearch } from '../migrations-search.ts';
import { beforeMade, stepIds, stepStates, withClient } from './steps.ts';

const open = { isUsed: false, isRevoked: false, isEnded: false };
const states = (search: Parameters<typeof stepStates>[0], progress = open) => {
  const all = stepStates(search, progress);
  return stepIds.map((id) => all[id]);
};

test('one answer after another opens the next step', () => {
  expect(states({})).toEqual(['now', 'later', 'later', 'later', 'later', 'later']);
  expect(states({ from: 'old' })).toEqual(['now', 'later', 'later', 'later', 'later', 'later']);
  expect(states({ for: 'scraper' })).toEqual(['done', 'now', 'later', 'later', 'later', 'later']);
  expect(states({ for: 'scraper', account: 'new' })).toEqual(['done', 'done', 'now', 'later', 'later', 'later']);
});

test('an account without a client chooses nothing: the role isn’t known', () => {
  expect(states({ account: 'a' })).toEqual(['now', 'later', 'later', 'later', 'later', 'later']);
});

const made = { for: 'scraper', account: 'a', token: 't' } as const;

test('a token that is made opens all that follows', () => {
  expect(states(made)).toEqual(['done', 'done', 'done', 'now', 'now', 'now']);
  expect(states(made, { ...open, isUsed: true })).toEqual(['done', 'done', 'done', 'done', 'done', 'now']);
});

test('a migration is done when the legacy token is gone and it has ended', () => {
  expect(states(made, { isUsed: true, isRevoked: true, isEnded: false }).at(-1)).toBe('now');
  expect(states(made, { isUsed: true, isRevoked: true, isEnded: true }).at(-1)).toBe('done');
});

test('another client drops an account that fits the first one, and keeps “a new one”', () => {
  expect(withClient({ from: 'old', for: 'agent', account: 'a' }, 'scraper')).toEqual({
    from: 'old',
    for: 'scraper',
    account: undefined,
  });
  expect(withClient({ for: 'agent', account: 'new' }, 'scraper').account).toBe('new');
});

test('to begin again keeps the legacy token and the client', () => {
  expect(beforeMade({ ...made, from: 'old', made: true, binding: 'b' })).toEqual({ from: 'old', for: 'scraper' });
});

test('a client that no console knows counts as none', () => {
  expect(migrateSearch({ for: 'toaster', from: 'old', made: 'true' })).toEqual({ from: 'old', made: true });
});

test.each(clientKinds)('a kept migration of %s leads to its address', (kind) => {
  const migration = create(MigrationSchema, {
    client: clientMessage(kind),
    legacyTokenId: 'old',
    serviceAccountId: 'a',
    tokenId: 't',
    roleBindingId: 'b',
    createdServiceAccount: true,
  });
  const search = { from: 'old', for: kind, account: 'a', token: 't', binding: 'b', made: true };
  expect(searchOf(migration)).toEqual(search);
  expect(clientKindOf(clientMessage(kind))).toBe(kind);
  expect(migrateSearch(search)).toEqual(search);
});
