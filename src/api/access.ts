import { createConnectQueryKey } from '@connectrpc/connect-query';
import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Permission } from '#domain/rules/permissions.ts';
import { AuthorizationService } from '#proto/polarsignals/authorization/v1alpha1/authorization_pb.ts';
import { reasonFor } from '#src/api/access-words.ts';
import { readError } from '#src/api/errors.ts';
import { rpcQuery } from '#src/api/rpc-query.ts';
import { transport } from '#src/api/transport.ts';

const { canI } = AuthorizationService.method;

/** Whether the person holds a permission, in one project or (without one) organization-wide. */
export function accessQuery(organizationId: string, permission: Permission, projectId = '') {
  return queryOptions({
    ...rpcQuery(canI, { organizationId, permission, projectId }),
    select: ({ allowed }) => allowed,
  });
}

/**
 * Loads what the buttons of a page ask. Throws when it isn't known and can't be; what was known stands until it is. Not when
 * the session ended, either, which is said above the page: what is there already can still be read.
 */
export async function loadAccess(
  queryClient: QueryClient,
  organizationId: string,
  permissions: readonly Permission[],
): Promise<void> {
  await Promise.all(
    permissions.map((permission) => {
      const query = accessQuery(organizationId, permission);
      return queryClient.query(query).catch((error: unknown) => {
        if (!queryClient.getQueryData(query.queryKey) && readError(error).kind !== 'signed-out') throw error;
      });
    }),
  );
}

/** May the person do this? Both parts are `undefined` until it is known; `reason` also stays so when they may. */
export interface Can {
  readonly allowed: boolean | undefined;
  /** Why not, in words: "Creating a role binding needs rolebinding.create, which the Owner role has." */
  readonly reason: string | undefined;
}

/**
 * Whether the person may do what a permission stands for, to show the action disabled with its reason. Only a hint for
 * the screen: the backend decides again at every call. Prefetch `accessQuery` in the loader, or the button flickers.
 */
export function useCan(organizationId: string, permission: Permission, projectId?: string): Can {
  const { data: allowed } = useQuery(accessQuery(organizationId, permission, projectId));
  return useMemo(
    () => ({ allowed, reason: allowed === false ? reasonFor(permission) : undefined }),
    [allowed, permission],
  );
}

/** Asks anew what the person may do in the organization. */
export async function invalidateAccess(queryClient: QueryClient, organizationId: string): Promise<void> {
  const queryKey = createConnectQueryKey({
    schema: canI,
    input: { organizationId },
    transport,
    cardinality: 'finite',
  });
  await queryClient.invalidateQueries({ queryKey });
}
