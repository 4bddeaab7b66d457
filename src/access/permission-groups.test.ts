import { expect, test } from 'vitest';
import { permissions } from '#domain/rules/permissions.ts';
import { groupPermissions } from './permission-groups.ts';

test('puts service accounts and their tokens together', () => {
  expect(groupPermissions(['serviceaccount.list', 'serviceaccounttoken.create'])).toEqual([
    { label: 'Service accounts', permissions: ['serviceaccount.list', 'serviceaccounttoken.create'] },
  ]);
});

test('shows a permission nobody has heard of, under its first segment', () => {
  expect(groupPermissions(['dashboard.share'])).toEqual([{ label: 'dashboard', permissions: ['dashboard.share'] }]);
});

test('has a label for every permission of the catalogue, and loses none', () => {
  const groups = groupPermissions(permissions);
  expect(groups.map(({ label }) => label)).toEqual([
    'Profile data',
    'Projects',
    'Views',
    'Organization',
    'Service accounts',
    'Identity & access',
    'Debug info',
    'Billing',
  ]);
  expect(groups.flatMap((group) => group.permissions)).toEqual(permissions);
});
