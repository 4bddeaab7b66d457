import { Code } from '@connectrpc/connect';
import type { QueryClient } from '@tanstack/react-query';
import { describe, expect, test } from 'vitest';
import type { Permission } from '#domain/rules/permissions.ts';
import { ownAccessQuery } from '#src/api/access.ts';
import { projectsQuery } from '#src/api/projects.ts';
import { createRoleBinding } from '#src/api/roles.ts';
import { acme, hookSays, projects, refusalOf, startConsole, subjectOf } from '#src/api/testing-console.ts';
import { useCan, useCanAt, useCanSomewhere } from './use-can.ts';

/** What a button learns from `useCan`, when it is drawn with what is known by then. */
const can = (queryClient: QueryClient, permission: Permission, projectId?: string) =>
  hookSays(queryClient, () => useCan(acme, permission, projectId));
const unknown = { allowed: undefined, reason: undefined };
const yes = { allowed: true, reason: undefined };

describe('a button', () => {
  test('knows nothing before the answer, and so is neither offered nor explained away', () => {
    const { queryClient } = startConsole('viewer');
    expect(can(queryClient, 'rolebinding.create')).toEqual(unknown);
  });

  test.each([
    ['owner', yes],
    [
      'viewer',
      {
        allowed: false,
        reason:
          'You need the permission to create role bindings (rolebinding.create). Organization-wide Owner includes it. ' +
          'Olivia Owner can give it to you.',
      },
    ],
  ] as const)(
    'of the %s is on, or off with the permission, a role that has it, and who gives it',
    async (person, said) => {
      const { queryClient } = startConsole(person);
      await queryClient.query(ownAccessQuery(acme));
      expect(can(queryClient, 'rolebinding.create')).toEqual(said);
    },
  );

  test('is not called forbidden when the question failed', async () => {
    const { backend, queryClient } = startConsole('viewer');
    backend.fail('GetOwnAccess', Code.Internal);
    await refusalOf(queryClient.query(ownAccessQuery(acme)));
    expect(can(queryClient, 'rolebinding.create')).toEqual(unknown);
  });
});

async function ownerOfStaging() {
  const { backend, queryClient } = startConsole('newcomer');
  const role = { organizationId: acme, subject: subjectOf('newcomer'), role: 'system:owner' };
  await backend.as('owner', () => createRoleBinding({ ...role, projectId: projects.staging }));
  await queryClient.query(ownAccessQuery(acme));
  await queryClient.query(projectsQuery(acme));
  return queryClient;
}

describe('whoever owns one project', () => {
  const no = {
    allowed: false,
    reason:
      'You need the permission to create role bindings (rolebinding.create). Organization-wide Owner includes it; ' +
      'yours is for Staging. Olivia Owner can give it to you.',
  };

  test.each([
    [projects.staging, yes],
    [projects.production, no],
    [undefined, no],
  ])('may act there and nowhere else: %s', async (projectId, expected) => {
    const queryClient = await ownerOfStaging();
    expect(can(queryClient, 'rolebinding.create', projectId)).toEqual(expected);
    const at = hookSays(queryClient, () => useCanAt(acme, 'rolebinding.create'));
    expect(at(projectId ?? null)).toEqual(expected);
  });

  test.each([
    [[projects.production, projects.staging], yes],
    [[projects.production], no],
    [[], no],
  ])('may somewhere, if it is among the projects: %j', async (projectIds, expected) => {
    const queryClient = await ownerOfStaging();
    expect(hookSays(queryClient, () => useCanSomewhere(acme, 'rolebinding.create', projectIds))).toEqual(expected);
  });
});
