import { callUnaryMethod } from '@connectrpc/connect-query';
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { AccessService, type GetOwnAccessResponse } from '#proto/console/access/v1alpha1/access_pb.ts';
import { capabilitiesQuery } from './capabilities.ts';
import { readError } from './errors.ts';
import { ownAccessKey } from './own-access-key.ts';
import { noAccess, type OwnAccess } from './own-access.ts';
import { transport } from './transport.ts';

/**
 * All that the person may do in an organization, under one key. A backend with GetOwnAccess answers in one call; for others
 * it is worked out from the public API. Read again when the person returns to the tab, because somebody else may have
 * changed their roles.
 */
export function ownAccessQuery(organizationId: string) {
  return queryOptions({
    queryKey: ownAccessKey(organizationId),
    queryFn: ({ client }) => readOwnAccess(client, organizationId),
    refetchOnWindowFocus: 'always',
  });
}

async function readOwnAccess(client: QueryClient, organizationId: string): Promise<OwnAccess> {
  const isKnown = client.getQueryData(ownAccessKey(organizationId)) !== undefined;
  try {
    const capabilities = await client.query(capabilitiesQuery());
    if (!capabilities.includes('own-access')) {
      // Our own backend never needs this code.
      const { derivedAccess } = await import('./derived-access.ts');
      return await derivedAccess(client, organizationId, isKnown ? 0 : undefined);
    }
    const { getOwnAccess } = AccessService.method;
    return accessFrom(await callUnaryMethod(transport, getOwnAccess, { organizationId }));
  } catch (error) {
    // No such organization, or no role in it any more.
    if (readError(error).kind === 'not-found') return noAccess;
    throw error;
  }
}

/** Returns plain objects: React Query keeps the unchanged parts of those, so buttons don't render again. */
function accessFrom({ roleBindings, scopes, owners, onlyHere }: GetOwnAccessResponse): OwnAccess {
  return {
    roleBindings: roleBindings.map(({ id, role, projectId }) => ({ id, role, projectId })),
    scopes: scopes.map(({ projectId, permissions }) => ({ projectId, permissions })),
    owners: owners.map(({ subject, name, email }) => ({ subject, name, email })),
    isComplete: true,
    onlyHere,
  };
}

/**
 * Loads what a page's buttons need to know. Throws only when nothing is known: a failed update keeps the older answer.
 * Doesn't throw when the session ended: the page stays readable, and a notice above it says so.
 */
export async function loadAccess(queryClient: QueryClient, organizationId: string): Promise<void> {
  const query = ownAccessQuery(organizationId);
  await queryClient.query(query).catch((error: unknown) => {
    if (!queryClient.getQueryData(query.queryKey) && readError(error).kind !== 'signed-out') throw error;
  });
}
