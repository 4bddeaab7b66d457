import type { QueryClient } from '@tanstack/react-query';
import { describe, expect, test } from 'vitest';
import { RoleService } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import { useAccess } from '#src/access/use-access.ts';
import { useCanAt } from '#src/access/use-can.ts';
import { ownAccessQuery } from '#src/api/access.ts';
import { projectsQuery } from '#src/api/projects.ts';
import { createRoleBinding, roleBindingsQuery } from '#src/api/roles.ts';
import { serviceAccountTokensQuery } from '#src/api/service-account-tokens.ts';
import { createServiceAccount, deleteServiceAccount, serviceAccountsQuery } from '#src/api/service-accounts.ts';
import { accounts, acme, hookSays, projects, refusalOf, startConsole, subjectOf } from '#src/api/testing-console.ts';
import { call } from '#src/api/transport.ts';
import { refreshAccounts } from '#src/flows/create-token/refresh-accounts.ts';
import { findRows } from '#src/flows/list/find-rows.ts';
import { accountFilters, accountSearch } from './account-filters.ts';
import { type AccountRow, accountRows, bindingsOfAccounts, knownTokens, type TokensOfAccount } from './account-rows.ts';
import { useAccountTokens } from './use-account-tokens.ts';

/** What the list of service accounts shows of the domain's answers. */

const inAcme = { organizationId: acme };
const { agentProduction, agentStaging } = accounts;

/** The table as the page builds it, from what the cache or else the backend has. */
async function table(queryClient: QueryClient) {
  const list = await queryClient.query(serviceAccountsQuery(acme));
  const bindings = await queryClient.query(roleBindingsQuery(acme));
  const tokens = new Map<string, TokensOfAccount>();
  for (const { id } of list) tokens.set(id, knownTokens(await queryClient.query(serviceAccountTokensQuery(acme, id))));
  return accountRows(list, bindingsOfAccounts(list, bindings), (id) => tokens.get(id) ?? { kind: 'loading' });
}

/** What a state and a search leave of the table. */
function found(rows: readonly AccountRow[], state: string, now: Date, q = '') {
  return findRows({ rows, filters: accountFilters(rows, now), search: accountSearch }, { state: [state] }, q);
}

const names = (rows: readonly { readonly name: string }[]) => rows.map(({ name }) => name);

describe('the table of service accounts', () => {
  test('shows each account with its roles, its tokens and their latest use', async () => {
    const { backend, queryClient } = startConsole('viewer');
    const rows = await table(queryClient);
    const agent = rows.find(({ id }) => id === agentProduction);
    expect(agent?.bindings?.map(({ role, projectId }) => [role, projectId])).toEqual([
      ['system:writer', projects.production],
    ]);
    expect(agent?.tokens).toEqual({
      kind: 'known',
      names: [expect.any(String), expect.any(String)],
      lastUsed: new Date(backend.now().getTime() - 2 * 60_000),
    });
  });

  test('finds those that can do nothing, have no token, never used one, or not for a month', async () => {
    const { backend, queryClient } = startConsole('viewer');
    const rows = await table(queryClient);
    const inState = (state: 'no-role' | 'no-token' | 'never-used' | 'idle') => names(found(rows, state, backend.now()));
    expect(inState('no-role')).toEqual(['incident-bot']);
    expect(inState('no-token')).toEqual(['legacy-exporter']);
    expect(inState('never-used').toSorted()).toEqual(['incident-bot', 'legacy-exporter', 'load-test']);
    expect(inState('idle')).toEqual([]);
    const later = new Date(backend.now().getTime() + 30 * 86_400_000);
    expect(names(found(rows, 'idle', later))).toContain('agent-production');
  });

  test('of an organization without accounts is empty, whatever the filter', async () => {
    const { backend, queryClient } = startConsole();
    for (const { id } of await queryClient.query(serviceAccountsQuery(acme)))
      await deleteServiceAccount({ ...inAcme, id });
    await refreshAccounts(queryClient, acme);
    const rows = await table(queryClient);
    expect(rows).toEqual([]);
    expect(found(rows, 'no-role', backend.now(), 'agent')).toEqual([]);
  });

  test('of a full organization holds all fifty, in the order of the backend', async () => {
    const { backend, queryClient } = startConsole();
    for (let count = 12; count < 50; count++) await createServiceAccount({ ...inAcme, name: `more-${count}` });
    const rows = await table(queryClient);
    expect(rows).toHaveLength(50);
    expect(names(rows)).toEqual(names(await queryClient.query(serviceAccountsQuery(acme))));
    expect(names(found(rows, 'no-token', backend.now(), 'more-4'))).toHaveLength(10);
  });

  test('says of somebody who may see accounts only that their roles can’t be seen, not that they have none', async () => {
    const { backend, queryClient } = startConsole();
    await call(RoleService.method.createRole, { ...inAcme, name: 'Clerk', permissions: ['serviceaccount.list'] });
    await createRoleBinding({ ...inAcme, subject: subjectOf('newcomer'), role: `${acme}:Clerk` });
    backend.signIn('newcomer');
    const list = await queryClient.query(serviceAccountsQuery(acme));
    expect((await refusalOf(queryClient.query(roleBindingsQuery(acme)))).missingPermissions).toEqual([
      'rolebinding.list',
    ]);
    const rows = accountRows(list, undefined, () => ({ kind: 'denied' }));
    expect(rows).toHaveLength(12);
    expect(found(rows, 'no-role', backend.now())).toEqual([]);
    expect(found(rows, 'no-token', backend.now())).toEqual([]);
  });
});

describe('the page', () => {
  test.each([
    ['viewer', true],
    ['billing', false],
  ] as const)('of the %s calls a missing project deleted: %s', async (person, complete) => {
    const { queryClient } = startConsole(person);
    await queryClient.query(projectsQuery(acme));
    await queryClient.query(ownAccessQuery(acme));
    expect(hookSays(queryClient, () => useAccess(acme)).projects.complete).toBe(complete);
  });

  test('calls no project deleted while the projects are not known', async () => {
    const { queryClient } = startConsole('viewer');
    await queryClient.query(ownAccessQuery(acme));
    expect(hookSays(queryClient, () => useAccess(acme)).projects.complete).toBe(false);
  });

  test('offers the deletion of a role binding in the project that somebody owns, and says why not elsewhere', async () => {
    const { backend, queryClient } = startConsole('viewer');
    const subject = subjectOf('viewer');
    await backend.as('owner', () =>
      createRoleBinding({ ...inAcme, subject, role: 'system:owner', projectId: projects.staging }),
    );
    await queryClient.query(projectsQuery(acme));
    await queryClient.query(ownAccessQuery(acme));
    const removeAt = hookSays(queryClient, () => useCanAt(acme, 'rolebinding.delete'));
    const reason =
      'You need the permission to delete role bindings (rolebinding.delete). Organization-wide Owner includes it; ' +
      'yours is for Staging. Olivia Owner can give it to you.';
    expect([projects.staging, projects.production, ''].map((scope) => removeAt(scope).reason)).toEqual([
      undefined,
      reason,
      reason,
    ]);
  });

  test('counts the tokens that have come, and waits for the rest', async () => {
    const { queryClient } = startConsole();
    await queryClient.query(serviceAccountTokensQuery(acme, agentProduction));
    const ids = [agentProduction, agentStaging];
    const known = hookSays(queryClient, () => useAccountTokens(acme, ids, true));
    expect(known).toMatchObject({ pending: 1, failed: 0 });
    expect(known.tokensOf(agentProduction)).toMatchObject({ kind: 'known' });
    expect(known.tokensOf(agentStaging)).toEqual({ kind: 'loading' });
  });

  test('waits for no tokens that the person may not list', () => {
    const { queryClient } = startConsole('billing');
    const known = hookSays(queryClient, () => useAccountTokens(acme, [agentProduction], false));
    expect(known).toMatchObject({ pending: 0, failed: 0 });
    expect(known.tokensOf(agentProduction)).toEqual({ kind: 'denied' });
  });
});
