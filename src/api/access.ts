import { createConnectQueryKey } from '@connectrpc/connect-query';
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { Permission } from '#domain/rules/permissions.ts';
import { AuthorizationService } from '#proto/polarsignals/authorization/v1alpha1/authorization_pb.ts';
import { readError } from './errors.ts';
import { rpcQuery } from './rpc-query.ts';
import { transport } from './transport.ts';

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
