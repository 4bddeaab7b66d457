import { create } from '@bufbuild/protobuf';
import {
  type ConnectRouter,
  createContextValues,
  createHandlerContext,
  type Interceptor,
  type Transport,
} from '@connectrpc/connect';
import { callerKey, type DataPlaneCaller } from '#domain/caller.ts';

type Next = Parameters<Interceptor>[0];
interface Served {
  readonly implementation: object;
  readonly interceptors: readonly Interceptor[];
}

/** Creates transports over the same routes, each with its own headers for authentication. */
export type TransportsOf = (header: Readonly<Record<string, string>>) => Transport;

/**
 * Calls the services as `createRoutes` connects them, with their interceptors but without the wire: no JSON, no protocol,
 * no HTTP. `callerOf` finds who is asking. Ten times faster than a real client, for tests with a million calls. Unary calls only.
 */
export function directTransports(
  routes: (router: ConnectRouter) => void,
  callerOf: (header: Headers) => Promise<DataPlaneCaller>,
): TransportsOf {
  const served = new Map<string, Served>();
  routes({
    handlers: [],
    service(service, implementation, options) {
      served.set(service.typeName, { implementation, interceptors: options?.interceptors ?? [] });
      return this;
    },
    rpc: () => refuse('a single RPC'),
  });
  return (header) => ({
    stream: () => refuse('a stream'),
    async unary(method, _signal, _timeoutMs, _header, input) {
      const { implementation, interceptors } = served.get(method.parent.typeName) ?? refuse(method.parent.typeName);
      const respond: unknown = Object.entries(implementation).find(([name]) => name === method.localName)?.[1];
      if (typeof respond !== 'function') return refuse(method.name);
      const answer = {
        stream: false,
        service: method.parent,
        method,
        header: new Headers(),
        trailer: new Headers(),
      } as const;
      let output = create(method.output);
      const handle: Next = async (request) => {
        const context = createHandlerContext({
          ...request,
          method,
          protocolName: 'direct',
          requestHeader: request.header,
        });
        output = create(method.output, await respond(request.message, context));
        return { ...answer, message: output };
      };
      const signed = new Headers(header);
      await interceptors.reduceRight<Next>(
        (next, interceptor) => interceptor(next),
        handle,
      )({
        stream: false,
        service: method.parent,
        method,
        requestMethod: 'POST',
        url: `direct:/${method.name}`,
        signal: idle,
        header: signed,
        contextValues: createContextValues().set(callerKey, await callerOf(signed)),
        message: create(method.input, input),
      });
      return { ...answer, message: output };
    },
  });
}

const idle = new AbortController().signal;

function refuse(what: string): never {
  throw new Error(`${what} is not served directly`);
}
