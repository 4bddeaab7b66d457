import { expect, test } from 'vitest';
import { systemRoles } from '#domain/rules/system-roles.ts';
import { roleWeight, type RoleWeight } from './role-weight.ts';

const weights: readonly (readonly [keyof typeof systemRoles, RoleWeight])[] = [
  ['system:viewer', 'reads'],
  ['system:writer', 'writes'],
  ['system:profile-writer', 'writes'],
  ['system:debuginfo-writer', 'writes'],
  ['system:owner', 'sensitive'],
];

test.each(weights)('%s %s', (role, weight) => expect(roleWeight(systemRoles[role])).toBe(weight));

test('one permission that widens access makes a reading role sensitive', () => {
  expect(roleWeight(['project.list', 'invite.create'])).toBe('sensitive');
});

test('a role without permissions reads, and an unknown act writes', () => {
  expect(roleWeight([])).toBe('reads');
  expect(roleWeight(['dashboard.read', 'dashboard.list'])).toBe('reads');
  expect(roleWeight(['dashboard.share'])).toBe('writes');
});
