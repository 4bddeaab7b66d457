import { Code } from '@connectrpc/connect';
import type { QueryClient } from '@tanstack/react-query';
import { describe, expect, test } from 'vitest';
import type { Permission } from '#domain/rules/permissions.ts';
import { accessQuery, invalidateAccess } from '#src/api/access.ts';
import { createRoleBinding } from '#src/api/roles.ts';
import { accounts, acme, hookSays, projects, refusalOf, startConsole, subjectOf } from '#src/api/testing-console.ts';
import { useCan } from './use-can.ts';

const asked = [
  'project.list',
  'rolebinding.list',
  'rolebinding.create',
  'serviceaccounttoken.create',
  'debuginfo.write',
  'billing.modify',
] as const satisfies readonly Permission[];

test.each([
  ['owner', [...asked]],
  ['writer', ['project.list', 'rolebinding.list', 'debuginfo.write']],
  ['viewer', ['project.list', 'rolebinding.list']],
  ['billing', ['billing.modify']],
] as const)('the %s may do what the role gives, and nothing else', async (person, expected) => {
  const { queryClient } = startConsole(person);
  const answers = await Promise.all(asked.map((permission) => queryClient.query(accessQuery(acme, permission))));
  expect(asked.filter((_, index) => answers[index])).toEqual(expected);
});

test('somebody without a part in the organization learns no more of it than of one that never was', async () => {
  const { queryClient } = startConsole('newcomer');
  expect(await queryClient.query(accessQuery(acme, 'project.list'))).toBe(false);
  expect(await queryClient.query(accessQuery(accounts.dashboards, 'project.list'))).toBe(false);
});

test('the owner of one project may there what they may not in the organization or in another project', async () => {
  const { backend, queryClient } = startConsole('newcomer');
  const newcomer = subjectOf('newcomer');
  const role = { organizationId: acme, subject: newcomer, role: 'system:owner', projectId: projects.production };
  await backend.as('owner', () => createRoleBinding(role));
  const may = (projectId?: string) => queryClient.query(accessQuery(acme, 'rolebinding.create', projectId));
  expect(await may(projects.production)).toBe(true);
  expect(await may(projects.staging)).toBe(false);
  expect(await may()).toBe(false);
});

test('each permission is asked for once, however many buttons depend on it', async () => {
  const { backend, queryClient } = startConsole('viewer');
  await Promise.all([1, 2, 3].map(() => queryClient.query(accessQuery(acme, 'rolebinding.create'))));
  await queryClient.query(accessQuery(acme, 'rolebinding.create'));
  expect(backend.asked).toEqual(['CanI']);
});

test('a role that somebody was given counts once the access is asked anew, in every project', async () => {
  const { backend, queryClient } = startConsole('viewer');
  const may = (projectId?: string) => queryClient.query(accessQuery(acme, 'debuginfo.write', projectId));
  expect([await may(), await may(projects.staging)]).toEqual([false, false]);
  await backend.as('owner', () =>
    createRoleBinding({ organizationId: acme, subject: subjectOf('viewer'), role: 'system:debuginfo-writer' }),
  );
  expect([await may(), await may(projects.staging)]).toEqual([false, false]);
  await invalidateAccess(queryClient, acme);
  expect([await may(), await may(projects.staging)]).toEqual([true, true]);
});

/** What a button learns from `useCan`, when it is drawn with what is known by then. */
const can = (queryClient: QueryClient, permission: Permission, projectId?: string) =>
  hookSays(queryClient, () => useCan(acme, permission, projectId));
const unknown = { allowed: undefined, reason: undefined };

describe('a button', () => {
  test('knows nothing before the answer, and so is neither offered nor explained away', () => {
    const { queryClient } = startConsole('viewer');
    expect(can(queryClient, 'rolebinding.create')).toEqual(unknown);
  });

  test.each([
    ['owner', { allowed: true, reason: undefined }],
    [
      'viewer',
      { allowed: false, reason: 'Creating a role binding needs rolebinding.create, which the Owner role has.' },
    ],
  ] as const)('of the %s is on, or off with the permission and a role that has it', async (person, expected) => {
    const { queryClient } = startConsole(person);
    await queryClient.query(accessQuery(acme, 'rolebinding.create'));
    expect(can(queryClient, 'rolebinding.create')).toEqual(expected);
  });

  test('names the narrowest role that would do', async () => {
    const { queryClient } = startConsole('billing');
    await queryClient.query(accessQuery(acme, 'rolebinding.list'));
    expect(can(queryClient, 'rolebinding.list').reason).toBe(
      'Seeing the role bindings needs rolebinding.list, which the Viewer role has.',
    );
  });

  test('in one project takes no answer about another for its own', async () => {
    const { queryClient } = startConsole();
    await queryClient.query(accessQuery(acme, 'rolebinding.create', projects.staging));
    expect(can(queryClient, 'rolebinding.create', projects.production)).toEqual(unknown);
  });

  test('is not called forbidden when the question failed', async () => {
    const { backend, queryClient } = startConsole('viewer');
    backend.fail('CanI', Code.Internal);
    await refusalOf(queryClient.query(accessQuery(acme, 'rolebinding.create')));
    expect(can(queryClient, 'rolebinding.create')).toEqual(unknown);
  });
});
