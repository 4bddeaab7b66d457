import { Code, ConnectError } from '@connectrpc/connect';
import { type QueryClient, QueryObserver } from '@tanstack/react-query';
import { describe, expect, test } from 'vitest';
import { RoleService } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import { may } from '#src/access/own-access.ts';
import { ownAccessQuery } from '#src/api/access.ts';
import { peopleQuery } from '#src/api/people.ts';
import { projectsQuery } from '#src/api/projects.ts';
import { createRoleBinding, roleBindingsQuery, rolesQuery } from '#src/api/roles.ts';
import { serviceAccountsQuery } from '#src/api/service-accounts.ts';
import { selfQuery } from '#src/api/session.ts';
import { acme, refusalOf, startConsole, subjectOf } from '#src/api/testing-console.ts';
import { call } from '#src/api/transport.ts';
import { loadBindings, throwUnlessDenied } from './load-bindings.ts';

const everything = [
  'GetCapabilities',
  'GetOwnAccess',
  'GetProjects',
  'GetSelf',
  'ListPeople',
  'ListRoleBindings',
  'ListRoles',
  'ListServiceAccounts',
];

/** What the page has to draw, once it is loaded, without asking any further. */
function loaded(queryClient: QueryClient) {
  return {
    bindings: new QueryObserver(queryClient, roleBindingsQuery(acme)).getCurrentResult().data?.length,
    roles: new QueryObserver(queryClient, rolesQuery(acme)).getCurrentResult().data?.length,
    accounts: new QueryObserver(queryClient, serviceAccountsQuery(acme)).getCurrentResult().data?.length,
    people: new QueryObserver(queryClient, peopleQuery(acme)).getCurrentResult().data?.length,
    email: new QueryObserver(queryClient, selfQuery()).getCurrentResult().data?.email,
  };
}

describe('all that the page shows is loaded in one go, each part once', () => {
  test.each(['owner', 'writer', 'viewer'] as const)('for the %s', async (person) => {
    const { backend, queryClient } = startConsole(person);
    await loadBindings(queryClient, acme);
    expect(loaded(queryClient)).toEqual({
      bindings: 20,
      roles: 7,
      accounts: 12,
      people: 7,
      email: `${person}@acme.example`,
    });
    expect(backend.asked.toSorted()).toEqual(everything);
  });

  test('with the answers that the buttons need', async () => {
    const { backend, queryClient } = startConsole('viewer');
    await loadBindings(queryClient, acme);
    const access = await queryClient.query(ownAccessQuery(acme));
    const asked = ['rolebinding.create', 'rolebinding.delete', 'project.list'] as const;
    expect(asked.map((permission) => may(access, permission))).toEqual([false, false, true]);
    expect(await queryClient.query(projectsQuery(acme))).toHaveLength(4);
    expect(backend.asked).toHaveLength(everything.length);
  });
});

test('coming back to the page asks nothing anew', async () => {
  const { backend, queryClient } = startConsole();
  await loadBindings(queryClient, acme);
  await loadBindings(queryClient, acme);
  expect(backend.asked).toHaveLength(everything.length);
});

test('the billing admin, who may not list role bindings, reads which permission is missing', async () => {
  const { queryClient } = startConsole('billing');
  const error = await refusalOf(loadBindings(queryClient, acme));
  expect(error).toMatchObject({ kind: 'denied', missingPermissions: ['rolebinding.list'] });
});

test('somebody new reads that there is no such organization', async () => {
  const { queryClient } = startConsole('newcomer');
  expect((await refusalOf(loadBindings(queryClient, acme))).kind).toBe('not-found');
});

test('whoever may list role bindings and nothing else sees them, without roles and accounts', async () => {
  const { backend, queryClient } = startConsole();
  const inAcme = { organizationId: acme };
  await call(RoleService.method.createRole, { ...inAcme, name: 'Auditor', permissions: ['rolebinding.list'] });
  await createRoleBinding({ ...inAcme, subject: subjectOf('newcomer'), role: `${acme}:Auditor` });
  backend.signIn('newcomer');
  await loadBindings(queryClient, acme);
  expect(loaded(queryClient)).toEqual({
    bindings: 21,
    roles: undefined,
    accounts: undefined,
    people: 8,
    email: 'newcomer@acme.example',
  });
});

test.each(['ListRoles', 'ListServiceAccounts', 'GetProjects', 'ListRoleBindings', 'GetSelf', 'GetOwnAccess'] as const)(
  'a failure of %s is the page’s: nothing is called gone because it could not be read',
  async (rpc) => {
    const { backend, queryClient } = startConsole();
    backend.fail(rpc, Code.Internal);
    expect((await refusalOf(loadBindings(queryClient, acme))).kind).toBe('failed');
    // Trying again loads the page.
    await loadBindings(queryClient, acme);
    expect(loaded(queryClient)).toMatchObject({ bindings: 20, roles: 7, accounts: 12 });
  },
);

test('a failure of ListPeople leaves the page as it is: nobody is called unable to sign in', async () => {
  const { backend, queryClient } = startConsole();
  backend.fail('ListPeople', Code.Internal);
  await loadBindings(queryClient, acme);
  expect(loaded(queryClient)).toMatchObject({ bindings: 20, roles: 7, accounts: 12, people: undefined });
});

test('only a denial passes for “not to be seen”', () => {
  const gone = new ConnectError('', Code.NotFound);
  expect(throwUnlessDenied(new ConnectError('', Code.PermissionDenied))).toBeUndefined();
  expect(() => throwUnlessDenied(gone)).toThrow(gone);
});
