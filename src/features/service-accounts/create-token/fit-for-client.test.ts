import { expect, test } from 'vitest';
import { permissionsOf } from '#src/access/held.ts';
import { lackedFor } from './fit-for-client.ts';

const roles = [
  { name: 'Writer', organizationId: '', isSystem: true, permissions: ['profile.write', 'debuginfo.write'] },
  { name: 'Profile Writer', organizationId: '', isSystem: true, permissions: ['profile.write'] },
];
const subject = 'serviceaccount:ci';
const bindings = [
  { subject, role: 'system:writer', projectId: 'production' },
  { subject, role: 'system:profile-writer', projectId: 'staging' },
];
const scopes = ['staging', 'production'];
const permissionsIn = permissionsOf(subject, bindings, roles) ?? (() => new Set<never>());

test('a client needs its permissions in one project of the account, not in all', () => {
  expect(lackedFor('agent', '', scopes, permissionsIn)).toEqual([]);
});

test('with a limit, only that project counts', () => {
  expect(lackedFor('agent', 'staging', scopes, permissionsIn)).toEqual(['debuginfo.write']);
  expect(lackedFor('scraper', 'staging', scopes, permissionsIn)).toEqual([]);
  expect(lackedFor('query-script', 'staging', scopes, permissionsIn)).toEqual(['profile.read']);
});

test('an account without a role lacks everything', () => {
  expect(lackedFor('agent', '', [], permissionsIn)).toEqual(['profile.write', 'debuginfo.write']);
});
