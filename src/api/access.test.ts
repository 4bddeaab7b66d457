import { Code } from '@connectrpc/connect';
import { type QueryClient, QueryObserver } from '@tanstack/react-query';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { permissions } from '#domain/rules/permissions.ts';
import { ownAccessQuery } from './access.ts';
import { invalidateAccess } from './own-access-key.ts';
import { createRoleBinding, deleteRoleBinding, roleBindingsQuery } from './roles.ts';
import {
  accounts,
  acme,
  type Backend,
  type Person,
  projects,
  refusalOf,
  startConsole,
  subjectOf,
} from './testing-console.ts';

const inAcme = { organizationId: acme };

/** How many permissions the person holds at each scope, and whether the snapshot is complete. */
async function sizes(queryClient: QueryClient, organizationId: string = acme) {
  const { scopes, isComplete } = await queryClient.query(ownAccessQuery(organizationId));
  return [...scopes.map(({ projectId, permissions: held }) => [projectId, held.length]), isComplete];
}

const expected = [
  ['owner', permissions.length],
  ['writer', 15],
  ['viewer', 13],
  ['billing', 2],
] as const;

describe('a backend with GetOwnAccess', () => {
  test.each(expected)('tells in one call what the %s holds', async (person, held) => {
    const { backend, queryClient } = startConsole(person);
    expect(await sizes(queryClient)).toEqual([['', held], true]);
    await queryClient.query(ownAccessQuery(acme));
    expect(backend.asked).toEqual(['GetCapabilities', 'GetOwnAccess']);
  });

  test('is asked for its capabilities once, and for the access again whenever it may have changed', async () => {
    const { backend, queryClient } = startConsole();
    await queryClient.query(ownAccessQuery(acme));
    await invalidateAccess(queryClient, acme);
    await queryClient.query(ownAccessQuery(acme));
    expect(backend.asked).toEqual(['GetCapabilities', 'GetOwnAccess', 'GetOwnAccess']);
  });

  test('tells the own roles and the owners to somebody with billing rights only', async () => {
    const { queryClient } = startConsole('billing');
    expect(await queryClient.query(ownAccessQuery(acme))).toMatchObject({
      roleBindings: [{ role: `${acme}:Billing Admin`, projectId: '' }],
      owners: [{ name: 'Olivia Owner', email: 'owner@acme.example' }],
    });
  });

  test('tells somebody without a part in the organization no more of it than of one that never was', async () => {
    const { queryClient } = startConsole('newcomer');
    expect(await sizes(queryClient)).toEqual([['', 0], true]);
    expect(await sizes(queryClient, accounts.dashboards)).toEqual([['', 0], true]);
  });

  test('the same answer again is the same to whoever draws it', async () => {
    const { queryClient } = startConsole();
    const drawn = () => queryClient.getQueryData(ownAccessQuery(acme).queryKey);
    await queryClient.query(ownAccessQuery(acme));
    const first = drawn();
    await queryClient.query({ ...ownAccessQuery(acme), staleTime: 0 });
    expect(drawn()).toBe(first);
  });
});

function startPublic(person: Person) {
  const started = startConsole(person);
  started.backend.fail('GetCapabilities', Code.Unimplemented, 9);
  return started;
}

describe('of a backend that has the public API only', () => {
  test.each([
    ['owner', permissions.length],
    ['writer', 15],
    ['viewer', 13],
  ] as const)('the lists tell what the %s holds', async (person, held) => {
    const { backend, queryClient } = startPublic(person);
    expect(await sizes(queryClient)).toEqual([['', held], true]);
    expect(backend.asked.toSorted()).toEqual(['GetCapabilities', 'GetSelf', 'ListRoleBindings', 'ListRoles']);
  });

  test('the lists that the page has already loaded are not loaded for it', async () => {
    const { backend, queryClient } = startPublic('viewer');
    await queryClient.query(roleBindingsQuery(acme));
    await queryClient.query(ownAccessQuery(acme));
    expect(backend.asked.filter((rpc) => rpc === 'ListRoleBindings')).toHaveLength(1);
  });

  test('CanI tells what somebody holds who may not list role bindings, and nothing of single projects', async () => {
    const { backend, queryClient } = startPublic('billing');
    expect(await sizes(queryClient)).toEqual([['', 2], false]);
    expect(backend.asked.filter((rpc) => rpc === 'CanI')).toHaveLength(permissions.length);
    expect(
      backend.asked.filter((rpc) => rpc === 'ListRoleBindings'),
      'its refusals repeat nothing',
    ).toHaveLength(1);
  });

  test('a role in a single project counts there', async () => {
    const { backend, queryClient } = startPublic('viewer');
    const role = { ...inAcme, subject: subjectOf('viewer'), role: 'system:owner', projectId: projects.staging };
    await backend.as('owner', () => createRoleBinding(role));
    expect(await sizes(queryClient)).toEqual([['', 13], [projects.staging, permissions.length], true]);
  });

  test('a role that is taken away is gone when it is asked anew', async () => {
    const { backend, queryClient } = startPublic('viewer');
    const role = { ...inAcme, subject: subjectOf('viewer'), role: 'system:owner' };
    const { id } = await backend.as('owner', () => createRoleBinding(role));
    expect(await sizes(queryClient)).toEqual([['', permissions.length], true]);
    await backend.as('owner', () => deleteRoleBinding({ ...inAcme, id }));
    await queryClient.query({ ...ownAccessQuery(acme), staleTime: 0 });
    expect(await sizes(queryClient)).toEqual([['', 13], true]);
  });
});

const makeBinding = () =>
  refusalOf(createRoleBinding({ ...inAcme, subject: subjectOf('newcomer'), role: 'system:viewer' }));

describe('a call that is refused', () => {
  let backend: Backend;
  let queryClient: QueryClient;
  let role: string;
  const asked = () => backend.asked.filter((rpc) => rpc === 'GetOwnAccess').length;

  /** The viewer’s page, which shows their access; they are an owner besides. */
  beforeEach(async () => {
    ({ backend, queryClient } = startConsole('viewer'));
    const binding = { ...inAcme, subject: subjectOf('viewer'), role: 'system:owner' };
    role = (await backend.as('owner', () => createRoleBinding(binding))).id;
    await queryClient.query(ownAccessQuery(acme));
    onTestFinished(new QueryObserver(queryClient, ownAccessQuery(acme)).subscribe(() => undefined));
  });
  const takeRole = () => backend.as('owner', () => deleteRoleBinding({ ...inAcme, id: role }));
  const settled = async () => {
    await expect.poll(() => queryClient.isFetching()).toBe(0);
    return sizes(queryClient);
  };

  test('although it was offered tells that a role was taken away: the buttons follow', async () => {
    await takeRole();
    expect((await makeBinding()).kind).toBe('denied');
    expect(await settled()).toEqual([['', 13], true]);
    expect(asked()).toBe(2);
  });

  test('asks once, also when many are refused together, and not again when it was foreseen', async () => {
    await takeRole();
    await Promise.all([makeBinding(), makeBinding(), makeBinding()]);
    await settled();
    await makeBinding();
    await settled();
    expect(asked()).toBe(2);
  });

  test('because there is no such organization any more for the person takes all buttons away', async () => {
    await takeRole();
    const own = await backend.as('owner', () => queryClient.query({ ...roleBindingsQuery(acme), staleTime: 0 }));
    const { id } = own.find(({ subject }) => subject === subjectOf('viewer')) ?? { id: '' };
    await backend.as('owner', () => deleteRoleBinding({ ...inAcme, id }));
    expect((await makeBinding()).kind).toBe('not-found');
    expect(await settled()).toEqual([['', 0], true]);
  });

  test('for another reason asks nothing', async () => {
    backend.fail('CreateRoleBinding', Code.Internal);
    await makeBinding();
    await settled();
    expect(asked()).toBe(1);
  });
});
