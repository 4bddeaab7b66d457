import type { MessageInitShape } from '@bufbuild/protobuf';
import { createConnectQueryKey } from '@connectrpc/connect-query';
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import {
  type CreateServiceAccountRequestSchema,
  type CreateServiceAccountTokenRequestSchema,
  type DeleteServiceAccountRequestSchema,
  type DeleteServiceAccountTokenRequestSchema,
  ListServiceAccountsResponseSchema,
  ListServiceAccountTokensResponseSchema,
  type ServiceAccount,
  ServiceAccountService,
  type ServiceAccountToken,
} from '#proto/polarsignals/serviceaccount/v1alpha1/serviceaccount_pb.ts';
import { forgetInStale, type Gone, otherThan } from './forget.ts';
import { invalidateRoleBindings } from './roles.ts';
import { rpcQuery } from './rpc-query.ts';
import { call, present, transport } from './transport.ts';

const { method } = ServiceAccountService;

/** Every service account of the organization, at most 50. */
export function serviceAccountsQuery(organizationId: string) {
  return queryOptions({
    ...rpcQuery(method.listServiceAccounts, { organizationId }),
    select: ({ serviceAccounts }) => serviceAccounts,
  });
}

/** The tokens of one account, without their secrets, at most 100. */
export function serviceAccountTokensQuery(organizationId: string, serviceAccountId: string) {
  return queryOptions({
    ...rpcQuery(method.listServiceAccountTokens, { organizationId, serviceAccountId }),
    select: ({ tokens }) => tokens,
  });
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
function tokensKey(organizationId: string) {
  return createConnectQueryKey({
    schema: method.listServiceAccountTokens,
    input: { organizationId },
    transport,
    cardinality: 'finite',
  });
}

/** Adds an account without any access. Call `invalidateServiceAccounts` afterwards. */
export async function createServiceAccount(
  input: MessageInitShape<typeof CreateServiceAccountRequestSchema>,
  signal?: AbortSignal,
): Promise<ServiceAccount> {
  const { serviceAccount } = await call(method.createServiceAccount, input, signal);
  return present(serviceAccount, 'service account');
}

/** Removes an account with its tokens and role bindings. Call `invalidateServiceAccounts` afterwards. */
export async function deleteServiceAccount(
  input: MessageInitShape<typeof DeleteServiceAccountRequestSchema>,
  signal?: AbortSignal,
): Promise<void> {
  await call(method.deleteServiceAccount, input, signal);
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

/** Reads accounts, tokens and role bindings again: deleting an account also deletes its tokens and bindings. */
export async function invalidateServiceAccounts(queryClient: QueryClient, organizationId: string): Promise<void> {
  const { queryKey: accounts } = serviceAccountsQuery(organizationId);
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: accounts }),
    queryClient.invalidateQueries({ queryKey: tokensKey(organizationId) }),
    invalidateRoleBindings(queryClient, organizationId),
  ]);
}

/** Reads the tokens of one account again. */
export async function invalidateServiceAccountTokens(
  queryClient: QueryClient,
  organizationId: string,
  serviceAccountId: string,
): Promise<void> {
  const { queryKey } = serviceAccountTokensQuery(organizationId, serviceAccountId);
  await queryClient.invalidateQueries({ queryKey });
}

/** Removes deleted accounts from a list that could not be reloaded. */
export function forgetServiceAccounts(queryClient: QueryClient, organizationId: string, gone: Iterable<Gone>): void {
  const { queryKey } = serviceAccountsQuery(organizationId);
  forgetInStale(queryClient, queryKey, ListServiceAccountsResponseSchema, ({ serviceAccounts }) => ({
    serviceAccounts: otherThan(serviceAccounts, gone),
  }));
}

/** Removes deleted tokens from a list that could not be reloaded. */
export function forgetServiceAccountTokens(
  queryClient: QueryClient,
  organizationId: string,
  serviceAccountId: string,
  gone: Iterable<Gone>,
): void {
  const { queryKey } = serviceAccountTokensQuery(organizationId, serviceAccountId);
  forgetInStale(queryClient, queryKey, ListServiceAccountTokensResponseSchema, ({ tokens }) => ({
    tokens: otherThan(tokens, gone),
  }));
}
