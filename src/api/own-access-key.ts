import { createConnectQueryKey } from '@connectrpc/connect-query';
import type { QueryClient } from '@tanstack/react-query';
import { AccessService } from '#proto/console/access/v1alpha1/access_pb.ts';
import { AuthorizationService } from '#proto/polarsignals/authorization/v1alpha1/authorization_pb.ts';
import { transport } from './transport.ts';

/** The key of the person's access in an organization. Without an organization, it matches those of all. */
export function ownAccessKey(organizationId?: string) {
  return createConnectQueryKey({
    schema: AccessService.method.getOwnAccess,
    ...(organizationId !== undefined && { input: { organizationId } }),
    transport,
    cardinality: 'finite',
  });
}

/** Reads the person's access in the organization again. */
export async function invalidateAccess(queryClient: QueryClient, organizationId: string): Promise<void> {
  const canI = createConnectQueryKey({
    schema: AuthorizationService.method.canI,
    input: { organizationId },
    transport,
    cardinality: 'finite',
  });
  await Promise.all(
    [canI, ownAccessKey(organizationId)].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
  );
}
