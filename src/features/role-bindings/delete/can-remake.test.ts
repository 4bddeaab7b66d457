import { expect, test } from 'vitest';
import { permissions } from '#domain/rules/permissions.ts';
import { systemRoles } from '#domain/rules/system-roles.ts';
import { canRemake } from './can-remake.ts';

const viewer = { name: 'Viewer', organizationId: '', isSystem: true, permissions: systemRoles['system:viewer'] };
const owner = { name: 'Owner', organizationId: '', isSystem: true, permissions: systemRoles['system:owner'] };
const known = {
  roles: [viewer, owner],
  accounts: [{ id: '1', name: 'ci' }],
  projects: { names: new Map([['p1', 'Production']]), complete: true },
  self: { subject: 'user:dev:me@acme.example', provider: 'dev' },
  held: () => new Set(permissions),
  bindings: [],
};
const binding = { id: '1', subject: 'user:dev:ada@acme.example', role: 'system:viewer', projectId: 'p1', entity: '' };

test('what the backend would create as it was can be made anew', () => {
  expect(canRemake(binding, known)).toBe(true);
  expect(canRemake({ ...binding, subject: 'serviceaccount:ci', projectId: '' }, known)).toBe(true);
});

test.each([
  ['a role that is gone', { role: 'system:retired' }, {}],
  ['a role that the person can’t look up', {}, { roles: undefined }],
  [
    'a role with a permission that the person lacks',
    { role: 'system:owner' },
    { held: () => new Set(['rolebinding.create' as const]) },
  ],
  ['without the right to create', {}, { held: () => new Set(viewer.permissions) }],
  ['a right that is held elsewhere', {}, { held: (projectId: string) => new Set(projectId === '' ? permissions : []) }],
  ['the person’s own', { subject: known.self.subject }, {}],
  ['an e-mail in capitals, which matches nobody', { subject: 'user:dev:Ada@acme.example' }, {}],
  ['a subject in an older form', { subject: 'oidc:ada' }, {}],
  ['a duplicate of one that stays', {}, { bindings: [{ ...binding, id: '2' }] }],
  ['a service account that is gone', { subject: 'serviceaccount:gone' }, {}],
  ['a service account that the person can’t look up', { subject: 'serviceaccount:ci' }, { accounts: undefined }],
])('not offered: %s', (_, facts, what) => {
  expect(canRemake({ ...binding, ...facts }, { ...known, ...what })).toBe(false);
});
