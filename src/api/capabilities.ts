import { create } from '@bufbuild/protobuf';
import { Code, ConnectError } from '@connectrpc/connect';
import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import type { Capability } from '#domain/rules/capabilities.ts';
import {
  CapabilitiesService,
  type GetCapabilitiesResponse,
  GetCapabilitiesResponseSchema,
} from '#proto/console/capabilities/v1alpha1/capabilities_pb.ts';
import { rpcQuery } from './rpc-query.ts';

/**
 * What the backend offers beyond the public API (`own-access`). Asked once per page load. A backend without this service
 * offers nothing more.
 */
export function capabilitiesQuery() {
  const { queryFn, ...asking } = rpcQuery(CapabilitiesService.method.getCapabilities, {});
  return queryOptions({
    ...asking,
    queryFn: () => queryFn().catch(nothingWhereUnserved),
    staleTime: 'static',
    gcTime: Infinity,
    // The callers retry as a whole.
    retry: false,
    select: ({ capabilities }) => capabilities,
  });
}

/** Whether the backend offers this. Fails as the question does. */
export async function hasCapability(client: QueryClient, name: Capability): Promise<boolean> {
  return (await client.query(capabilitiesQuery())).includes(name);
}

/** Whether the backend offers this; `undefined` while that isn't known. */
export function useCapability(name: Capability): boolean | undefined {
  return useQuery(capabilitiesQuery()).data?.includes(name);
}

/** A server without this service answers HTTP 404, which Connect also reads as Unimplemented. */
function nothingWhereUnserved(error: unknown): GetCapabilitiesResponse {
  if (ConnectError.from(error).code !== Code.Unimplemented) throw error;
  return create(GetCapabilitiesResponseSchema);
}
