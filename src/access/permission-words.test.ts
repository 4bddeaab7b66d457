import { expect, test } from 'vitest';
import { permissions } from '#domain/rules/permissions.ts';
import { systemRoles } from '#domain/rules/system-roles.ts';
import { isSensitive, permissionWords } from './permission-words.ts';

test('every permission is a short act of its own', () => {
  const all = permissions.map(permissionWords);
  expect(new Set(all).size).toBe(permissions.length);
  for (const words of all) expect(words).toMatch(/^[A-Z][a-z]+ [A-Za-z ]{3,22}$/);
});

test.each([
  ['debuginfo.write', 'Upload debug info'],
  ['dashboard.share', 'Dashboard: share'],
  ['dashboard.links.share', 'Dashboard: links share'],
  ['everything', 'Everything'],
])('%s reads "%s"', (permission, words) => {
  expect(permissionWords(permission)).toBe(words);
});

test('what only reads or sends data is not sensitive', () => {
  expect(systemRoles['system:writer'].filter(isSensitive)).toEqual([]);
});

test('what widens access is sensitive', () => {
  expect(permissions.filter(isSensitive)).toEqual([
    'project.delete',
    'organization.update',
    'organization.delete',
    'serviceaccounttoken.create',
    'role.create',
    'role.delete',
    'rolebinding.create',
    'rolebinding.delete',
    'invite.create',
    'billing.modify',
  ]);
});
