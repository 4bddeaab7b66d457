import { expect, test } from 'vitest';
import { permissions } from '#domain/rules/permissions.ts';
import {
  offered,
  shownGroups,
  toggleGroup,
  togglePermission,
  whyGroupNotChosen,
  whyNotChosen,
} from './permission-choices.ts';

const everything = { query: '', only: undefined };

test('offers what the backend lists, then what only the role has, each once', () => {
  const offer = { catalogue: ['view.read', 'dashboard.share'], kept: ['view.read', 'old.thing'], held: undefined };
  expect(offered(offer)).toEqual(['view.read', 'dashboard.share', 'old.thing']);
});

test('what the person lacks can’t be chosen, unless the role has it already or nobody here knows it', () => {
  const offer = { catalogue: permissions, kept: ['billing.read'], held: new Set(['profile.read']) };
  expect(whyNotChosen('profile.read', offer, [])).toBeUndefined();
  expect(whyNotChosen('billing.read', offer, ['billing.read'])).toBeUndefined();
  expect(whyNotChosen('dashboard.share', offer, [])).toBeUndefined();
  expect(whyNotChosen('billing.modify', offer, [])).toMatch(/you don’t have it/);
  expect(whyNotChosen('billing.modify', { ...offer, held: undefined }, [])).toBeUndefined();
});

test('of a role in use, what can’t be added or taken says so, and each step can be taken back', () => {
  const offer = { catalogue: permissions, kept: ['billing.read'], held: undefined };
  const fixed = { ...offer, whyNotAdded: 'not added', whyNotTaken: 'not taken' };
  expect(whyNotChosen('billing.read', fixed, ['billing.read'])).toBe('not taken');
  expect(whyNotChosen('billing.modify', fixed, ['billing.read'])).toBe('not added');
  expect(whyNotChosen('billing.read', fixed, [])).toBeUndefined();
  expect(whyNotChosen('billing.modify', fixed, ['billing.modify'])).toBeUndefined();
  const group = ['billing.read', 'billing.modify'];
  expect(whyGroupNotChosen(group, fixed, ['billing.read'])).toBe('not added');
  expect(whyGroupNotChosen(group, { ...offer, whyNotAdded: 'not added' }, ['billing.read'])).toBeUndefined();
});

test('a group has three states and counts all its members, found or not', () => {
  const all = ['view.read', 'view.list', 'billing.read', 'dashboard.share'];
  expect(shownGroups(all, ['view.read', 'billing.read'], everything)).toEqual([
    { label: 'Views', shown: ['view.read', 'view.list'], chosen: 1, total: 2, state: 'mixed' },
    { label: 'Billing', shown: ['billing.read'], chosen: 1, total: 1, state: true },
    { label: 'dashboard', shown: ['dashboard.share'], chosen: 0, total: 1, state: false },
  ]);
  expect(shownGroups(all, ['view.read'], { query: 'see vie', only: undefined })).toEqual([
    { label: 'Views', shown: ['view.list'], chosen: 1, total: 2, state: false },
  ]);
});

test.each(['upload', 'DEBUGINFO.write', 'debug upload'])('“%s” finds a permission by words, ID or group', (query) => {
  expect(shownGroups(permissions, [], { query, only: undefined }).flatMap(({ shown }) => shown)).toEqual([
    'debuginfo.write',
  ]);
});

test('shows only what was chosen when that was asked for', () => {
  const only = new Set(['view.read']);
  expect(shownGroups(permissions, [], { query: '', only }).map(({ shown }) => shown)).toEqual([['view.read']]);
});

test('a press on a group takes what can be chosen, the next one lets it go, and the rest stays as it is', () => {
  const all = ['view.read', 'view.list', 'view.create', 'billing.read'];
  const shown = ['view.read', 'view.list', 'view.create'];
  expect(toggleGroup(shown, ['billing.read'], all, canCreateNothing)).toEqual([
    'view.read',
    'view.list',
    'billing.read',
  ]);
  expect(toggleGroup(shown, ['view.list'], all, canCreateNothing)).toEqual(['view.read', 'view.list']);
  expect(toggleGroup(shown, ['view.read', 'view.list', 'billing.read'], all, canCreateNothing)).toEqual([
    'billing.read',
  ]);
});

test('single permissions come and go in the order of the catalogue', () => {
  const all = ['view.read', 'view.list', 'billing.read'];
  expect(togglePermission('view.read', ['billing.read'], all)).toEqual(['view.read', 'billing.read']);
  expect(togglePermission('view.read', ['view.read', 'billing.read'], all)).toEqual(['billing.read']);
});

function canCreateNothing(permission: string): boolean {
  return permission !== 'view.create';
}
