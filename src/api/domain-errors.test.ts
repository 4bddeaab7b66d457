import { Code } from '@connectrpc/connect';
import { describe, expect, test } from 'vitest';
import { RoleService } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import { projectQuery } from './projects.ts';
import { createRoleBinding, deleteRoleBinding, roleBindingsQuery } from './roles.ts';
import { createServiceAccountToken } from './service-account-tokens.ts';
import { createServiceAccount, deleteServiceAccount, serviceAccountsQuery } from './service-accounts.ts';
import { selfQuery } from './session.ts';
import { accounts, acme, projects, refusalOf, startConsole, subjectOf } from './testing-console.ts';
import { call } from './transport.ts';

/** How the console reads what the domain itself refuses, over the wire. */

const inAcme = { organizationId: acme };
const deleteLoadTest = () => deleteServiceAccount({ ...inAcme, id: accounts.loadTest });

describe('a denial', () => {
  test('names the one permission that is missing, and who can help', async () => {
    const { queryClient } = startConsole('billing');
    const error = await refusalOf(queryClient.query(roleBindingsQuery(acme)));
    expect(error).toMatchObject({
      kind: 'denied',
      reason: 'PERMISSION_MISSING',
      missingPermissions: ['rolebinding.list'],
    });
    expect(error.message).toContain('An owner of the organization can give you a role that has it.');
  });

  test('names every permission that somebody would give away without holding it, and none that they hold', async () => {
    const { backend } = startConsole();
    await call(RoleService.method.createRole, { ...inAcme, name: 'Binder', permissions: ['rolebinding.create'] });
    await createRoleBinding({ ...inAcme, subject: subjectOf('viewer'), role: `${acme}:Binder` });
    backend.signIn('viewer');
    const give = (role: string) => createRoleBinding({ ...inAcme, subject: subjectOf('newcomer'), role });
    expect(await refusalOf(give('system:writer'))).toMatchObject({
      kind: 'denied',
      reason: 'ESCALATION',
      missingPermissions: ['profile.write', 'debuginfo.write'],
    });
    expect((await give('system:viewer')).createdBy).toBe(subjectOf('viewer'));
  });

  test('of a token names what the account can do and its maker can’t', async () => {
    const { backend } = startConsole();
    const { method } = RoleService;
    const permissions = ['serviceaccounttoken.create', 'debuginfo.write'];
    await call(method.createRole, { ...inAcme, name: 'Token Maker', permissions });
    await createRoleBinding({ ...inAcme, subject: subjectOf('newcomer'), role: `${acme}:Token Maker` });
    backend.signIn('newcomer');
    const make = (serviceAccountId: string) => createServiceAccountToken({ ...inAcme, serviceAccountId, name: 'mine' });
    expect(await refusalOf(make(accounts.scraperKubernetes))).toMatchObject({
      reason: 'ESCALATION',
      missingPermissions: ['profile.write'],
    });
    expect((await make(accounts.ciDebuginfo)).name).toBe('mine');
  });
});

describe('mistakes in fields', () => {
  test('are beside their fields, all at once', async () => {
    startConsole();
    const { kind, violations } = await refusalOf(
      createRoleBinding({ ...inAcme, subject: 'nobody', role: 'system:king', projectId: accounts.dashboards }),
    );
    expect(kind).toBe('invalid');
    expect(Object.keys(violations).toSorted()).toEqual(['project_id', 'role', 'subject']);
    expect(violations['role']).toBe('There is no such role in this organization.');
  });

  test.each([
    ['nothing but spaces', '   '],
    ['too long', 'a'.repeat(101)],
    ['a control character', 'agent\u0007'],
  ])('of a name (%s) are beside the name, in words', async (_, name) => {
    startConsole();
    const { kind, violations } = await refusalOf(createServiceAccount({ ...inAcme, name }));
    expect(kind).toBe('invalid');
    expect(violations['name']).toMatch(/^[A-Z].+\.$/);
  });
});

describe('a conflict', () => {
  test('of names says that the name is taken', async () => {
    startConsole();
    const error = await refusalOf(createServiceAccount({ ...inAcme, name: ' agent-production ' }));
    expect(error).toMatchObject({
      kind: 'exists',
      reason: 'NAME_TAKEN',
      message: 'A service account named “agent-production” exists already. Choose another name.',
    });
  });

  test('with a role binding that is there already names that binding', async () => {
    const { queryClient } = startConsole();
    const bindings = await queryClient.query(roleBindingsQuery(acme));
    const twin = bindings.find(({ subject }) => subject === subjectOf('viewer'));
    const error = await refusalOf(
      createRoleBinding({ ...inAcme, subject: subjectOf('viewer'), role: 'system:viewer', projectId: '' }),
    );
    expect(error).toMatchObject({ kind: 'exists', reason: 'BINDING_EXISTS', metadata: { id: twin?.id } });
  });

  test('over the last owner says so, and the owner is still one', async () => {
    const { queryClient } = startConsole();
    const bindings = await queryClient.query(roleBindingsQuery(acme));
    const own = bindings.find(({ subject }) => subject === subjectOf('owner'));
    const error = await refusalOf(deleteRoleBinding({ ...inAcme, id: own?.id ?? '' }));
    expect(error).toMatchObject({ kind: 'conflict', reason: 'LAST_OWNER' });
    const after = await queryClient.query({ ...roleBindingsQuery(acme), staleTime: 0 });
    expect(after).toEqual(bindings);
  });

  test('of a role for an account that is gone says to create it first', async () => {
    startConsole();
    const error = await refusalOf(
      createRoleBinding({ ...inAcme, subject: 'serviceaccount:nobody', role: 'system:viewer' }),
    );
    expect(error).toMatchObject({
      kind: 'conflict',
      reason: 'ACCOUNT_MISSING',
      message: 'There is no service account “nobody”. Create it first.',
    });
  });
});

test('a full quota says how many there may be and what to do; the list stays as it was', async () => {
  const { queryClient } = startConsole();
  const before = await queryClient.query(serviceAccountsQuery(acme));
  for (let count = before.length; count < 50; count++) await createServiceAccount({ ...inAcme, name: `more-${count}` });
  const error = await refusalOf(createServiceAccount({ ...inAcme, name: 'one-too-many' }));
  expect(error).toMatchObject({ kind: 'quota', reason: 'QUOTA', metadata: { limit: '50' } });
  expect(error.message).toContain('Delete one that is no longer used.');
  expect(await queryClient.query({ ...serviceAccountsQuery(acme), staleTime: 0 })).toHaveLength(50);
});

describe('not found', () => {
  test('is what two people who delete the same account at once read, one of them', async () => {
    const { backend } = startConsole();
    await backend.as('owner', deleteLoadTest);
    expect(await refusalOf(deleteLoadTest())).toMatchObject({
      kind: 'not-found',
      message: 'There is no such service account. It may have been deleted; reload to see what is there now.',
    });
  });

  test('reads the same for a project that somebody may not see as for one that never was', async () => {
    const { queryClient } = startConsole('newcomer');
    const hidden = await refusalOf(queryClient.query(projectQuery(projects.production)));
    const random = await refusalOf(queryClient.query(projectQuery(accounts.dashboards)));
    expect(hidden.kind).toBe('not-found');
    expect(random).toEqual(hidden);
  });

  test('reads the same for an organization that somebody has no part in as for one that never was', async () => {
    const { queryClient } = startConsole('newcomer');
    const hidden = await refusalOf(queryClient.query(roleBindingsQuery(acme)));
    const random = await refusalOf(queryClient.query(roleBindingsQuery(accounts.dashboards)));
    expect(hidden.kind).toBe('not-found');
    expect(random).toEqual(hidden);
  });
});

test('somebody who is signed out is told to sign in, whatever they ask', async () => {
  const { backend, queryClient } = startConsole();
  backend.signOut();
  for (const asking of [queryClient.query(selfQuery()), deleteLoadTest()]) {
    expect(await refusalOf(asking)).toMatchObject({
      kind: 'signed-out',
      message: 'Your session ended. Sign in to go on.',
      missingPermissions: [],
    });
  }
  expect(backend.asked).toEqual(['GetSelf', 'DeleteServiceAccount']);
});

test('an empty failure of a proxy is put in the console’s own words', async () => {
  const { backend, queryClient } = startConsole();
  backend.fail('ListServiceAccounts', Code.Internal);
  const error = await refusalOf(queryClient.query(serviceAccountsQuery(acme)));
  expect(error).toMatchObject({
    kind: 'failed',
    message: 'Something went wrong on the server. Try again. If it keeps happening, tell your administrator.',
  });
});
