import { create } from '@bufbuild/protobuf';
import { callUnaryMethod } from '@connectrpc/connect-query';
import { queryOptions } from '@tanstack/react-query';
import {
  ActivityService,
  GetTokenActivityResponseSchema,
  ListProjectActivityResponseSchema,
  ListTokenUsesResponseSchema,
} from '#proto/console/activity/v1alpha1/activity_pb.ts';
import { hasCapability } from './capabilities.ts';
import { rpcQuery } from './rpc-query.ts';
import { transport } from './transport.ts';

/**
 * What the data plane has seen. A backend without the capability `activity` sees nothing: each query then answers empty, and
 * the screen asks `useCapability('activity')` before it calls something unused.
 */

const { method } = ActivityService;

/** When each project last received data; projects without are missing. */
export function projectActivityQuery(organizationId: string) {
  return queryOptions({
    ...rpcQuery(method.listProjectActivity, { organizationId }),
    queryFn: async ({ client }) =>
      (await hasCapability(client, 'activity'))
        ? callUnaryMethod(transport, method.listProjectActivity, { organizationId })
        : create(ListProjectActivityResponseSchema),
    select: ({ projects }) => projects,
  });
}

/** Where API tokens were used in one project, the last use first. Fails as denied without serviceaccounttoken.list. */
export function tokenUsesQuery(organizationId: string, projectId: string) {
  return queryOptions({
    ...rpcQuery(method.listTokenUses, { organizationId, projectId }),
    queryFn: async ({ client }) =>
      (await hasCapability(client, 'activity'))
        ? callUnaryMethod(transport, method.listTokenUses, { organizationId, projectId })
        : create(ListTokenUsesResponseSchema),
    select: ({ uses }) => uses,
  });
}

/** Everything that was seen of one token. Fails as not found for a token that is gone. */
export function tokenActivityQuery(organizationId: string, serviceAccountId: string, tokenId: string) {
  const input = { organizationId, serviceAccountId, tokenId };
  return queryOptions({
    ...rpcQuery(method.getTokenActivity, input),
    queryFn: async ({ client }) =>
      (await hasCapability(client, 'activity'))
        ? callUnaryMethod(transport, method.getTokenActivity, input)
        : create(GetTokenActivityResponseSchema),
  });
}
