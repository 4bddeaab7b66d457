import { type Timestamp, timestampDate } from '@bufbuild/protobuf/wkt';
import type { QueryClient, QueryKey } from '@tanstack/react-query';
import { serviceAccountSubject } from '#domain/rules/subject.ts';
import type {
  ListServiceAccountsResponse,
  ListServiceAccountTokensResponse,
} from '#proto/polarsignals/serviceaccount/v1alpha1/serviceaccount_pb.ts';
import { readError } from '#src/api/errors.ts';
import { createRoleBinding, roleBindingsQuery } from '#src/api/roles.ts';
import {
  createServiceAccountToken,
  deleteServiceAccountToken,
  serviceAccountTokensQuery,
} from '#src/api/service-account-tokens.ts';
import { createServiceAccount, deleteServiceAccount, serviceAccountsQuery } from '#src/api/service-accounts.ts';
import { unlessGone } from '#src/api/unless-gone.ts';
import type { TokenApi } from './create-token-flow.ts';

/** How far the server's clock may lag behind the browser's when deciding whether something was created just now. */
const clockTolerance = 5 * 60_000;

type Found = { readonly id: string; readonly createdBy: string; readonly createdAt?: Timestamp | undefined };

/** The calls of the flow, through the API. `self` is the person's subject, `startedAt` when they sent the form. */
export function tokenApi(queryClient: QueryClient, organizationId: string, self: string, startedAt: Date): TokenApi {
  const known = knownIds(queryClient, organizationId);
  /** Whether this flow created it: not another person's, not older than the form, and not in a list before. */
  const isOurs = ({ id, createdBy, createdAt }: Found) => {
    const made = createdAt ? timestampDate(createdAt).getTime() : 0;
    return !known.has(id) && createdBy === self && made >= startedAt.getTime() - clockTolerance;
  };
  return {
    createAccount: (name) => createServiceAccount({ organizationId, name }),

    async findAccount(name) {
      const serviceAccounts = await look(queryClient.query({ ...serviceAccountsQuery(organizationId), staleTime: 0 }));
      return serviceAccounts.find((account) => account.name === name && isOurs(account));
    },

    deleteAccount: (id) => unlessGone(deleteServiceAccount({ organizationId, id })),

    async createBinding(account, role, projectId) {
      const subject = serviceAccountSubject(account.name);
      return (await createRoleBinding({ organizationId, subject, role, projectId })).id;
    },

    async findBinding(account, role, projectId) {
      const roleBindings = await look(queryClient.query({ ...roleBindingsQuery(organizationId), staleTime: 0 }));
      const subject = serviceAccountSubject(account.name);
      return roleBindings.find((b) => b.subject === subject && b.role === role && b.projectId === projectId)?.id;
    },

    async createToken(serviceAccountId, name, projectId) {
      const { id, token } = await createServiceAccountToken({ organizationId, serviceAccountId, name, projectId });
      return { id, secret: token };
    },

    async findToken(serviceAccountId, name) {
      const query = serviceAccountTokensQuery(organizationId, serviceAccountId);
      const tokens = await look(queryClient.query({ ...query, staleTime: 0 }));
      return tokens.find((token) => token.name === name && isOurs(token))?.id;
    },

    deleteToken: (serviceAccountId, id) =>
      unlessGone(deleteServiceAccountToken({ organizationId, serviceAccountId, id })),

    outcomeOf(error) {
      const { kind, isUncertain } = readError(error);
      if (kind === 'exists') return 'taken';
      return isUncertain ? 'unclear' : 'refused';
    },
  };
}

/** The IDs of the accounts and tokens in the cached lists. */
function knownIds(queryClient: QueryClient, organizationId: string): ReadonlySet<string> {
  const accountsKey: QueryKey = serviceAccountsQuery(organizationId).queryKey;
  const accounts = queryClient.getQueryData<ListServiceAccountsResponse>(accountsKey)?.serviceAccounts ?? [];
  const tokens = accounts.flatMap(({ id }) => {
    const tokensKey: QueryKey = serviceAccountTokensQuery(organizationId, id).queryKey;
    return queryClient.getQueryData<ListServiceAccountTokensResponse>(tokensKey)?.tokens ?? [];
  });
  return new Set([...accounts, ...tokens].map(({ id }) => id));
}

/** Reads the current state, past the cache. Returns nothing if the person may not read it, so the flow goes on without. */
async function look<T>(reading: Promise<readonly T[]>): Promise<readonly T[]> {
  try {
    return await reading;
  } catch (error) {
    if (readError(error).kind === 'denied') return [];
    throw error;
  }
}
