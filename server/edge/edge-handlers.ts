import type { DescService } from '@bufbuild/protobuf';
import { type ContextValues, createConnectRouter } from '@connectrpc/connect';
import { compressionGzip } from '@connectrpc/connect-node';
import type { UniversalHandler } from '@connectrpc/connect/protocol';
import { callerBehind } from '#domain/authenticate.ts';
import { callerKey } from '#domain/caller.ts';
import { admitToProject } from '#domain/edge.ts';
import { publicError } from '#domain/hide-unexpected-errors.ts';
import type { Host } from '#domain/host.ts';
import { createRoutes } from '#domain/routes.ts';
import { DebuginfoService } from '#proto/parca/debuginfo/v1alpha1/debuginfo_pb.ts';
import { ProfileStoreService } from '#proto/parca/profilestore/v1alpha1/profilestore_pb.ts';
import { guardRoutes, type RouteGuards } from '#server/guards/guarded-routes.ts';
import type { ReadingBudget } from '#server/guards/reading-budget.ts';
import { edgeMessage, edgePatience, profileMessage } from '#server/limits.ts';

/** The services of the edge, and the maximum size of their messages. Machines manage things over the API, like people. */
const services: readonly (readonly [DescService, number])[] = [
  [DebuginfoService, edgeMessage],
  [ProfileStoreService, profileMessage],
];

export type EdgeHandlers = ReadonlyMap<string, UniversalHandler>;

/** The gRPC handlers of the edge, guarded, by their paths. Calls `admitted` for each request with a valid token. */
export function createEdgeHandlers(
  host: Host,
  budget: ReadingBudget,
  admitted: (values: ContextValues) => void,
): EdgeHandlers {
  const routes = createRoutes({ ...host, identify: async () => undefined }, { connect: false, grpcWeb: false });

  /**
   * Authorizes by the headers alone. The domain sees a message only once all of it is in memory: strangers must not use our
   * memory, nor may tokens without the permission. Throws what the domain would throw.
   */
  const admit: RouteGuards['admit'] = async (header, method, values) => {
    try {
      const caller = await callerBehind(host, header.get('authorization') ?? '');
      admitted(values);
      await admitToProject(host, { values: values.set(callerKey, caller), requestHeader: header }, method);
      return caller;
    } catch (error) {
      throw publicError(host, error);
    }
  };

  const handlers = services.flatMap(([service, readMaxBytes]) => {
    const router = createConnectRouter({
      // Agents send plain messages or gzip. No Brotli: agents don't use it, and it can expand a million times.
      acceptCompression: [compressionGzip],
      readMaxBytes,
      maxTimeoutMs: edgePatience,
    });
    guardRoutes(routes, { readMaxBytes, gzip: true, budget, admit })(router);
    return router.handlers.filter((handler) => handler.service === service);
  });
  return new Map(handlers.map((handler) => [handler.requestPath, handler]));
}
