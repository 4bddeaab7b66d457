import { create } from '@bufbuild/protobuf';
import { Code, ConnectError } from '@connectrpc/connect';
import { queryOptions } from '@tanstack/react-query';
import {
  CapabilitiesService,
  type GetCapabilitiesResponse,
  GetCapabilitiesResponseSchema,
} from '#proto/console/capabilities/v1alpha1/capabilities_pb.ts';
import { rpcQuery } from './rpc-query.ts';

/**
 * The names of what the backend has beyond the public API (`own-access`). Asked once and kept until the page is loaded
 * anew. A backend without this service has nothing beyond the public API.
 */
export function capabilitiesQuery() {
  const { queryFn, ...asking } = rpcQuery(CapabilitiesService.method.getCapabilities, {});
  return queryOptions({
    ...asking,
    queryFn: () => queryFn().catch(nothingWhereUnserved),
    staleTime: 'static',
    gcTime: Infinity,
    // Whoever needs the answer tries again as a whole.
    retry: false,
    select: ({ capabilities }) => capabilities,
  });
}

/** Connect reads an HTTP 404 of a server that has no such service as Unimplemented, too. */
function nothingWhereUnserved(error: unknown): GetCapabilitiesResponse {
  if (ConnectError.from(error).code !== Code.Unimplemented) throw error;
  return create(GetCapabilitiesResponseSchema);
}
