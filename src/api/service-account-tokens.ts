import type { MessageInitShape } from '@bufbuild/protobuf';
import { createConnectQueryKey } from '@connectrpc/connect-query';
import { type QueryClient, type QueryKey, queryOptions } from '@tanstack/react-query';
import {
  type CreateServiceAccountTokenRequestSchema,
  type DeleteServiceAccountTokenRequestSchema,
  ListServiceAccountTokensResponseSchema,
  type ServiceAccount,
  ServiceAccountService,
  type ServiceAccountToken,
} from '#proto/polarsignals/serviceaccount/v1alpha1/serviceaccount_pb.ts';
import { forgetInStale, type Gone, otherThan } from './forget.ts';
import { listQuery } from './list-query.ts';
import { invalidateRoleBindings } from './roles.ts';
import { serviceAccountsQuery } from './service-accounts.ts';
import { call, present, transport } from './transport.ts';

const { method } = ServiceAccountService;

/** The tokens of one account, without their secrets, at most 100. */
export function serviceAccountTokensQuery(organizationId: string, serviceAccountId: string) {
  return listQuery(method.listServiceAccountTokens, { organizationId, serviceAccountId }, 'tokens');
}

/** An API token and the account that it belongs to. */
export interface OwnedToken {
  readonly token: ServiceAccountToken;
  readonly account: ServiceAccount;
}

/** Requests for tokens at a time: starting 50 at once would block the browser. */
const lanes = 6;

/**
 * The tokens of all accounts, without their secrets. One request an account, unless its tokens were just read. Fails as a
 * whole if one of them does.
 */
export function organizationTokensQuery(organizationId: string) {
  return queryOptions({
    queryKey: tokensKey(organizationId),
    queryFn: async ({ client }) => {
      const accounts = (await client.query(serviceAccountsQuery(organizationId))).values();
      const owned: OwnedToken[] = [];
      const lane = async () => {
        for (const account of accounts) {
          const tokens = await client.query(serviceAccountTokensQuery(organizationId, account.id));
          owned.push(...tokens.map((token) => ({ token, account })));
        }
      };
      await Promise.all(Array.from({ length: lanes }, lane));
      return owned;
    },
    // What changed since in one account was read with its tokens.
    staleTime: 0,
    structuralSharing: false,
  });
}

/** Matches the tokens of each account, too. */
function tokensKey(organizationId: string): QueryKey {
  return createConnectQueryKey({
    schema: method.listServiceAccountTokens,
    input: { organizationId },
    transport,
    cardinality: 'finite',
  });
}

/**
 * Creates a token. The answer holds its secret: keep it in the state of one component, never in a query, a mutation, the
 * URL or storage. Call `invalidateServiceAccountTokens` afterwards.
 */
export async function createServiceAccountToken(
  input: MessageInitShape<typeof CreateServiceAccountTokenRequestSchema>,
  signal?: AbortSignal,
): Promise<ServiceAccountToken> {
  const { token } = await call(method.createServiceAccountToken, input, signal);
  return present(token, 'token');
}

/** Revokes a token. Call `invalidateServiceAccountTokens` afterwards. */
export async function deleteServiceAccountToken(
  input: MessageInitShape<typeof DeleteServiceAccountTokenRequestSchema>,
  signal?: AbortSignal,
): Promise<void> {
  await call(method.deleteServiceAccountToken, input, signal);
}

/** Reads the tokens of these accounts again, and the list of all tokens where it is shown. */
export async function invalidateServiceAccountTokens(
  queryClient: QueryClient,
  organizationId: string,
  ...serviceAccountIds: readonly string[]
): Promise<void> {
  const keys = serviceAccountIds.map((id) => serviceAccountTokensQuery(organizationId, id).queryKey);
  await Promise.all(keys.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
  await queryClient.invalidateQueries({ queryKey: tokensKey(organizationId), exact: true });
}

/** Reads the tokens of all accounts again. */
export async function invalidateAllTokens(queryClient: QueryClient, organizationId: string): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: tokensKey(organizationId) });
}

/** Removes deleted tokens from lists that could not be reloaded: those of these accounts, and the list of all tokens. */
export function forgetServiceAccountTokens(
  queryClient: QueryClient,
  organizationId: string,
  serviceAccountIds: Iterable<string>,
  gone: ReadonlySet<Gone>,
): void {
  for (const serviceAccountId of serviceAccountIds) {
    const { queryKey } = serviceAccountTokensQuery(organizationId, serviceAccountId);
    forgetInStale(queryClient, queryKey, ListServiceAccountTokensResponseSchema, ({ tokens }) => ({
      tokens: otherThan(tokens, gone),
    }));
  }
  const ids = new Set(Array.from(gone, ({ id }) => id));
  queryClient.setQueryData(organizationTokensQuery(organizationId).queryKey, (owned) =>
    owned?.filter(({ token }) => !ids.has(token.id)),
  );
}

/** Reads accounts, tokens and role bindings again: deleting an account also deletes its tokens and bindings. */
export async function invalidateServiceAccounts(queryClient: QueryClient, organizationId: string): Promise<void> {
  const { queryKey: accounts } = serviceAccountsQuery(organizationId);
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: accounts }),
    invalidateAllTokens(queryClient, organizationId),
    invalidateRoleBindings(queryClient, organizationId),
  ]);
}
