import type { QueryClient } from '@tanstack/react-query';
import { describe, expect, test } from 'vitest';
import { ownAccessQuery } from '#src/api/access.ts';
import { roleBindingsQuery } from '#src/api/roles.ts';
import {
  createServiceAccountToken,
  deleteServiceAccountToken,
  forgetServiceAccountTokens,
  invalidateServiceAccounts,
  invalidateServiceAccountTokens,
  organizationTokensQuery,
  serviceAccountTokensQuery,
} from '#src/api/service-account-tokens.ts';
import { createServiceAccount, deleteServiceAccount, serviceAccountsQuery } from '#src/api/service-accounts.ts';
import { accounts, acme, refusalOf, startConsole } from '#src/api/testing-console.ts';
import { refreshAccounts } from '#src/flows/create-token/refresh-accounts.ts';

/** What the lists say after accounts and tokens came and went, and what is asked for it. */

const inAcme = { organizationId: acme };
const { agentProduction, agentStaging, terraform } = accounts;
const names = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name);
const accountsOf = async (queryClient: QueryClient) => names(await queryClient.query(serviceAccountsQuery(acme)));
const tokensOf = async (queryClient: QueryClient, id: string) =>
  names(await queryClient.query(serviceAccountTokensQuery(acme, id)));
const subjectsOf = async (queryClient: QueryClient) =>
  (await queryClient.query(roleBindingsQuery(acme))).map(({ subject }) => subject);

describe('after a service account was deleted', () => {
  test('the lists say what was there before until they are read anew, then neither it nor its roles', async () => {
    const { queryClient } = startConsole();
    const before = await accountsOf(queryClient);
    expect(await subjectsOf(queryClient)).toContain('serviceaccount:terraform');
    await deleteServiceAccount({ ...inAcme, id: terraform });
    expect(await accountsOf(queryClient)).toEqual(before);
    await refreshAccounts(queryClient, acme);
    expect(await accountsOf(queryClient)).toEqual(before.filter((name) => name !== 'terraform'));
    expect(await subjectsOf(queryClient)).not.toContain('serviceaccount:terraform');
  });

  test('reading the accounts anew asks for no other account’s tokens: that would be a request for each', async () => {
    const { backend, queryClient } = startConsole();
    const read = async () => {
      await Promise.all([accountsOf(queryClient), subjectsOf(queryClient)]);
      await Promise.all([tokensOf(queryClient, agentStaging), tokensOf(queryClient, agentProduction)]);
    };
    await read();
    await deleteServiceAccount({ ...inAcme, id: terraform });
    await refreshAccounts(queryClient, acme);
    backend.asked.length = 0;
    await read();
    expect(backend.asked).toEqual(['ListServiceAccounts', 'ListRoleBindings']);
  });

  test('reading everything anew finds its tokens gone with it', async () => {
    const { queryClient } = startConsole();
    const tokens = () => queryClient.query(serviceAccountTokensQuery(acme, terraform));
    expect(await tokens()).toHaveLength(1);
    await deleteServiceAccount({ ...inAcme, id: terraform });
    await invalidateServiceAccounts(queryClient, acme);
    expect(await refusalOf(tokens())).toMatchObject({ kind: 'not-found' });
  });

  test('a new account of the same name has neither its roles nor its tokens', async () => {
    const { queryClient } = startConsole();
    await deleteServiceAccount({ ...inAcme, id: terraform });
    const { id } = await createServiceAccount({ ...inAcme, name: 'terraform' });
    expect(await subjectsOf(queryClient)).not.toContain('serviceaccount:terraform');
    expect(await tokensOf(queryClient, id)).toEqual([]);
  });

  test('what the person may do is asked anew as well', async () => {
    const { backend, queryClient } = startConsole();
    await queryClient.query(ownAccessQuery(acme));
    await deleteServiceAccount({ ...inAcme, id: terraform });
    await invalidateServiceAccounts(queryClient, acme);
    backend.asked.length = 0;
    await queryClient.query(ownAccessQuery(acme));
    expect(backend.asked).toEqual(['GetOwnAccess']);
  });
});

describe('the tokens of an account', () => {
  test('come without their secrets, also right after one was made', async () => {
    const { queryClient } = startConsole();
    const made = await createServiceAccountToken({ ...inAcme, serviceAccountId: agentStaging, name: 'new' });
    expect(made.token).toMatch(/^psc_v1_[0-9a-f]{64}$/);
    const list = await queryClient.query(serviceAccountTokensQuery(acme, agentStaging));
    expect(list.map(({ name, token }) => [name, token])).toEqual([
      ['cluster-staging', ''],
      ['new', ''],
    ]);
  });

  test('without the deleted one are read anew for this account only', async () => {
    const { backend, queryClient } = startConsole();
    const [first] = await queryClient.query(serviceAccountTokensQuery(acme, agentProduction));
    await tokensOf(queryClient, agentStaging);
    await deleteServiceAccountToken({ ...inAcme, serviceAccountId: agentProduction, id: first?.id ?? '' });
    await invalidateServiceAccountTokens(queryClient, acme, agentProduction);
    backend.asked.length = 0;
    expect(await tokensOf(queryClient, agentProduction)).toEqual(['cluster-us-east']);
    expect(await tokensOf(queryClient, agentStaging)).toEqual(['cluster-staging']);
    expect(backend.asked).toEqual(['ListServiceAccountTokens']);
  });

  test('deleted, are gone from the list of all tokens, which reads only that account anew', async () => {
    const { backend, queryClient } = startConsole();
    const all = async () => {
      const owned = await queryClient.query(organizationTokensQuery(acme));
      return owned.map(({ token, account }) => `${account.name}: ${token.name}`);
    };
    const before = await all();
    expect(before).toContain('terraform: infrastructure');
    const [token] = await queryClient.query(serviceAccountTokensQuery(acme, terraform));
    await deleteServiceAccountToken({ ...inAcme, serviceAccountId: terraform, id: token?.id ?? '' });
    await invalidateServiceAccountTokens(queryClient, acme, terraform);
    backend.asked.length = 0;
    expect((await all()).toSorted()).toEqual(before.filter((line) => line !== 'terraform: infrastructure').toSorted());
    expect(backend.asked).toEqual(['ListServiceAccountTokens']);
  });

  test('that could not be read anew are without the deleted one', async () => {
    const { queryClient } = startConsole();
    const owned = await queryClient.query(organizationTokensQuery(acme));
    const [gone] = owned.map(({ token }) => token);
    forgetServiceAccountTokens(queryClient, acme, [gone?.serviceAccountId ?? ''], new Set(gone ? [gone] : []));
    const { queryKey } = organizationTokensQuery(acme);
    expect(queryClient.getQueryData(queryKey)?.map(({ token }) => token)).toEqual(
      owned.slice(1).map(({ token }) => token),
    );
  });

  test('deleted by two people: the second reads that it is gone, which the page takes for done', async () => {
    const { backend, queryClient } = startConsole();
    const [token] = await queryClient.query(serviceAccountTokensQuery(acme, terraform));
    const remove = () => deleteServiceAccountToken({ ...inAcme, serviceAccountId: terraform, id: token?.id ?? '' });
    await backend.as('owner', remove);
    expect((await refusalOf(remove())).kind).toBe('not-found');
  });

  test('can’t be reached through another account', async () => {
    const { queryClient } = startConsole();
    const [token] = await queryClient.query(serviceAccountTokensQuery(acme, terraform));
    const through = { ...inAcme, serviceAccountId: agentStaging, id: token?.id ?? '' };
    expect((await refusalOf(deleteServiceAccountToken(through))).kind).toBe('not-found');
    await invalidateServiceAccountTokens(queryClient, acme, terraform);
    expect(await tokensOf(queryClient, terraform)).toEqual(['infrastructure']);
  });
});
