import { describe, expect, test } from 'vitest';
import { permissions } from '#domain/rules/permissions.ts';
import type { OwnAccess } from '#src/api/own-access.ts';
import { type Asker, permissionIn, reasonFor } from './access-words.ts';

const names = new Map([
  ['p', 'Production'],
  ['s', 'Staging'],
]);
const nobody: Asker = { access: undefined, projectNames: names };
const olivia = { subject: 'user:dev:olivia@acme.example', name: 'Olivia Owner', email: 'olivia@acme.example' };
const otto = { subject: 'user:dev:otto@acme.example', name: 'Otto', email: 'otto@acme.example' };
const unseen = { subject: 'user:dev:new@acme.example', name: '', email: 'new@acme.example' };

/** Somebody with one role in some projects. */
function inProjects(role: string, held: readonly string[], projectIds: readonly string[]): Asker {
  const access: OwnAccess = {
    roleBindings: projectIds.map((projectId) => ({ id: projectId, role, projectId })),
    scopes: [{ projectId: '', permissions: [] }, ...projectIds.map((projectId) => ({ projectId, permissions: held }))],
    owners: [olivia],
    isComplete: true,
  };
  return { access, projectNames: names };
}

const ownedBy = (...owners: OwnAccess['owners']): Asker => ({
  access: { roleBindings: [], scopes: [], owners, isComplete: true },
  projectNames: names,
});

describe('a refusal says the permission in words and by its name, and the narrowest role that includes it', () => {
  test.each([
    [
      'rolebinding.create',
      'You need the permission to create role bindings (rolebinding.create). Organization-wide Owner',
    ],
    ['rolebinding.list', 'You need the permission to see role bindings (rolebinding.list). Organization-wide Viewer'],
    [
      'serviceaccounttoken.list',
      'You need the permission to see API tokens (serviceaccounttoken.list). Organization-wide V',
    ],
    [
      'debuginfo.write',
      'You need the permission to upload debug info (debuginfo.write). Organization-wide Debug Info Writer',
    ],
  ] as const)('%s', (permission, words) => {
    expect(reasonFor(permission, nobody)).toContain(words);
  });

  test('for every permission', () => {
    for (const permission of permissions) {
      expect(reasonFor(permission, nobody)).toMatch(
        /^You need the permission to [a-z].+ \(.+\)\. Organization-wide .+/,
      );
    }
  });
});

test.each([
  ['yours is for Production and Staging', inProjects('system:viewer', ['role.list'], ['p', 's'])],
  ['you have it only in Staging', inProjects('system:owner', ['role.list'], ['s'])],
])('somebody who has it in some projects only reads "%s"', (words, asker) => {
  expect(reasonFor('role.list', asker)).toContain(`Organization-wide Viewer includes it; ${words}. `);
});

test.each([
  ['of another permission', inProjects('system:owner', ['role.create'], ['s'])],
  ['of a project that they can’t see', inProjects('system:viewer', ['role.list'], ['gone'])],
])('nothing is said %s', (_, asker) => {
  expect(reasonFor('role.list', asker)).toContain('Organization-wide Viewer includes it. ');
});

test.each([
  ['An owner of the organization can give it to you.', nobody],
  ['An owner of the organization can give it to you.', ownedBy()],
  ['Olivia Owner can give it to you.', ownedBy(olivia)],
  ['new@acme.example can give it to you.', ownedBy(unseen)],
  ['Olivia Owner or Otto can give it to you.', ownedBy(olivia, otto)],
  ['Otto (otto@acme.example) or Otto (2@acme.example) can', ownedBy(otto, { ...otto, email: '2@acme.example' })],
  ['Olivia Owner, Otto, or another owner can give it to you.', ownedBy(olivia, otto, unseen, unseen)],
])('it says who helps: %s', (words, asker) => {
  expect(reasonFor('role.list', asker)).toContain(words);
});

test('the permission of a refusal can be read out of it, and out of no other reason', () => {
  expect(permissions.map((permission) => permissionIn(reasonFor(permission, nobody)))).toEqual([...permissions]);
  expect(permissionIn('You can’t give this role: you lack role.list.')).toBeUndefined();
  expect(permissionIn('Service account limit reached (50 of 50).')).toBeUndefined();
});
