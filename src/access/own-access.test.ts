import { expect, test } from 'vitest';
import { noAccess, type OwnAccess } from '#src/api/own-access.ts';
import { heldAt, may, maySomewhere, permissionsOfOnly, projectsWith } from './own-access.ts';

/** Reads everywhere, owns role bindings in Staging. */
const access: OwnAccess = {
  roleBindings: [],
  scopes: [
    { projectId: '', permissions: ['role.list'] },
    { projectId: 'staging', permissions: ['role.list', 'rolebinding.create', 'dashboard.share'] },
  ],
  owners: [],
  isComplete: true,
};

test.each([
  ['role.list', '', true],
  ['role.list', 'staging', true],
  ['role.list', 'production', true],
  ['rolebinding.create', '', false],
  ['rolebinding.create', 'staging', true],
  ['rolebinding.create', 'production', false],
] as const)('%s in "%s": %s', (permission, projectId, expected) => {
  expect(may(access, permission, projectId)).toBe(expected);
  expect(heldAt(access, projectId || null).has(permission)).toBe(expected);
});

test.each([
  ['role.list', [], true],
  ['rolebinding.create', [], false],
  ['rolebinding.create', ['production'], false],
  ['rolebinding.create', ['production', 'staging'], true],
] as const)('%s in at least one of %j: %s', (permission, projectIds, expected) => {
  expect(maySomewhere(access, permission, projectIds)).toBe(expected);
});

test('a permission that holds everywhere is not one of a project', () => {
  expect(projectsWith(access, 'role.list')).toEqual([]);
  expect(projectsWith(access, 'rolebinding.create')).toEqual(['staging']);
});

test('what the console doesn’t know is not handed out', () => {
  expect([...heldAt(access, 'staging')]).toEqual(['role.list', 'rolebinding.create']);
});

test('somebody without a part in the organization may nothing', () => {
  expect(may(noAccess, 'role.list')).toBe(false);
  expect(heldAt(noAccess, null).size).toBe(0);
});

const withRoles = (...roleBindings: OwnAccess['roleBindings']) => ({ ...access, roleBindings });

test('what a role permits is known where it is the only one', () => {
  const inAll = { id: 'a', role: 'org:Billing Admin', projectId: '' };
  const inStaging = { id: 'b', role: 'org:Binder', projectId: 'staging' };
  expect(permissionsOfOnly(withRoles(inAll), '')).toEqual(['role.list']);
  expect(permissionsOfOnly(withRoles(inAll, inStaging), '')).toEqual(['role.list']);
  expect(permissionsOfOnly(withRoles(inAll, inStaging), 'staging')).toBeUndefined();
  expect(permissionsOfOnly(withRoles(inAll, { ...inAll, id: 'c' }), '')).toBeUndefined();
  expect(permissionsOfOnly(withRoles(), '')).toBeUndefined();
});
