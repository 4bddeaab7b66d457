import { type ConnectRouter, createContextValues } from '@connectrpc/connect';
import type { UniversalHandler } from '@connectrpc/connect/protocol';
import { callerNamedIn } from '#domain/authenticate.ts';
import { callerKey, refusalKey } from '#domain/caller.ts';
import { publicError } from '#domain/hide-unexpected-errors.ts';
import type { Host } from '#domain/host.ts';
import { createRoutes, type Protocols } from '#domain/routes.ts';

/** The routes for a host without guards of its own: who is asking is found before each handler runs. */
export function createIdentifiedRoutes(host: Host, protocols: Protocols = {}): (router: ConnectRouter) => void {
  const routes = createRoutes(host, protocols);
  return (router) => {
    routes(router);
    router.handlers.push(...router.handlers.splice(0).map((handler) => identifiedHandler(host, handler)));
  };
}

/** The same handler, which finds out who is asking each time it is called. */
export function identifiedHandler(host: Host, handler: UniversalHandler): UniversalHandler {
  const answer: typeof handler = Object.assign(async (request: Parameters<UniversalHandler>[0]) => {
    const contextValues = request.contextValues ?? createContextValues();
    try {
      contextValues.set(callerKey, await callerNamedIn(host, request.header));
    } catch (error) {
      contextValues.set(refusalKey, publicError(host, error));
    }
    return handler({ ...request, contextValues });
  }, handler);
  return answer;
}
