import { callUnaryMethod } from '@connectrpc/connect-query';
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { AccessService, type GetOwnAccessResponse } from '#proto/console/access/v1alpha1/access_pb.ts';
import { capabilitiesQuery } from './capabilities.ts';
import { derivedAccess } from './derived-access.ts';
import { readError } from './errors.ts';
import { ownAccessKey } from './own-access-key.ts';
import { noAccess, type OwnAccess } from './own-access.ts';
import { transport } from './transport.ts';

/**
 * All that the person may do in an organization, under one key. A backend with GetOwnAccess answers it in one call; for
 * any other it is put together from the public API. Asked anew whenever the person comes back to the tab: somebody else
 * may have changed their roles.
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
    if (!capabilities.includes('own-access'))
      return await derivedAccess(client, organizationId, isKnown ? 0 : undefined);
    const { getOwnAccess } = AccessService.method;
    return accessFrom(await callUnaryMethod(transport, getOwnAccess, { organizationId }));
  } catch (error) {
    // No such organization, or no role in it any more.
    if (readError(error).kind === 'not-found') return noAccess;
    throw error;
  }
}

/** Plain objects: of these, React Query keeps what an answer repeats, and no button is drawn again for it. */
function accessFrom({ roleBindings, scopes, owners }: GetOwnAccessResponse): OwnAccess {
  return {
    roleBindings: roleBindings.map(({ id, role, projectId }) => ({ id, role, projectId })),
    scopes: scopes.map(({ projectId, permissions }) => ({ projectId, permissions })),
    owners: owners.map(({ subject, name, email }) => ({ subject, name, email })),
    isComplete: true,
  };
}

/**
 * Loads what the buttons of a page ask. Throws when it isn't known and can't be; what was known stands until it is. Not when
 * the session ended, either, which is said above the page: what is there already can still be read.
 */
export async function loadAccess(queryClient: QueryClient, organizationId: string): Promise<void> {
  const query = ownAccessQuery(organizationId);
  await queryClient.query(query).catch((error: unknown) => {
    if (!queryClient.getQueryData(query.queryKey) && readError(error).kind !== 'signed-out') throw error;
  });
}
