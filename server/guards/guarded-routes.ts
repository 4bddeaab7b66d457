import type { DescMethod, JsonReadOptions } from '@bufbuild/protobuf';
import {
  ConnectError,
  type ConnectRouter,
  type ContextValues,
  createContextKey,
  createContextValues,
} from '@connectrpc/connect';
import {
  assertByteStreamRequest,
  type UniversalHandler,
  type UniversalServerRequest,
} from '@connectrpc/connect/protocol';
import { callerKey, type DataPlaneCaller, refusalKey } from '#domain/caller.ts';
import { type BodyRules, checkedBody } from '#server/guards/checked-body.ts';
import { fitStatus } from '#server/guards/grpc-status.ts';
import { jsonFault } from '#server/guards/json-message.ts';
import { usableHeaders } from '#server/guards/protocol-headers.ts';
import type { Hold, Owner, ReadingBudget } from '#server/guards/reading-budget.ts';

/** The checks between the wire and the decoder. */
export interface RouteGuards {
  /** The maximum bytes of one message, decompressed. */
  readonly readMaxBytes: number;
  /** Whether messages may come compressed with gzip. */
  readonly gzip: boolean;
  /** How the handlers read JSON. */
  readonly jsonOptions?: Partial<JsonReadOptions>;
  /** The memory that all bodies together may use. */
  readonly budget: ReadingBudget;
  /**
   * Finds the caller, and checks what can be checked by the headers, before the body is read. The handler finds the caller
   * in its context under `callerKey`. If it throws, the error is the answer, and the body stays unread.
   */
  readonly admit: (header: Headers, method: DescMethod, values: ContextValues) => Promise<DataPlaneCaller>;
}

/** The connection that a request came by. The host of the routes sets it, so that each connection has its share. */
export const connectionKey = createContextKey<object | undefined>(undefined, { description: 'the connection' });

/** Adds these guards to the routes. Refusals are answered in the caller's protocol, like other errors. */
export function guardRoutes(
  routes: (router: ConnectRouter) => void,
  guards: RouteGuards,
): (router: ConnectRouter) => void {
  return (router) => {
    routes(router);
    const unguarded = router.handlers.splice(0);
    router.handlers.push(...unguarded.map((handler) => guard(handler, guards)));
  };
}

function guard(handler: UniversalHandler, guards: RouteGuards): UniversalHandler {
  const { method, allowedMethods } = handler;
  const isStream = method.methodKind === 'client_streaming';
  // A GET would bring its message past the guards, and a handler that streams its answer outlives its request's bytes.
  if (allowedMethods.includes('GET') || !(isStream || method.methodKind === 'unary')) {
    throw new Error(`The guards know no calls like ${method.parent.typeName}.${method.name}`);
  }

  const guarded = async (request: UniversalServerRequest) => {
    assertByteStreamRequest(request);
    const { header, refusal } = usableHeaders(request.header);
    const contextValues = request.contextValues ?? createContextValues();
    let hold: Hold | undefined;
    let message: Uint8Array | undefined;
    const start = async (): Promise<BodyRules> => {
      const caller = await guards.admit(header, method, contextValues);
      if (refusal) throw refusal;
      contextValues.set(callerKey, caller);
      hold = guards.budget.open(ownersOf(caller, contextValues.get(connectionKey)));
      return { ...guards, method, isStream, header, hold, undecoded: (json) => (message = json) };
    };
    const rules = start();
    try {
      await rules.catch((error: unknown) => void contextValues.set(refusalKey, ConnectError.from(error)));
      const call = { ...request, header, contextValues };
      const body = checkedBody(request.body, () => rules);
      // A stream's handler looks again by itself, when the stream has ended.
      const readAgain = () => guards.admit(header, method, contextValues);
      const response = await handler({ ...call, body: isStream ? body : stillAdmitted(body, readAgain) });
      const fault = response.status === badRequest && message && jsonFault(method.input, message, guards.jsonOptions);
      if (fault) return await handler({ ...call, body: checkedBody(request.body, () => Promise.reject(fault)) });
      // Of these calls a handler knows the status when it answers.
      if (response.trailer) fitStatus(response.trailer);
      return response;
    } finally {
      hold?.release(); // a handler answers when it has done with the messages
    }
  };
  return Object.assign(guarded, handler);
}

const badRequest = 400;

/** A body that arrives within a second has its caller looked for once. */
const freshFor = 1000; // ms

/**
 * The messages of a body that was begun when the caller was known. It may take a minute to arrive, and a token or session that
 * ended meanwhile opens nothing: `admit` is asked again then, and what it throws is thrown instead of the message.
 */
async function* stillAdmitted(
  messages: AsyncIterable<Uint8Array>,
  admit: () => Promise<DataPlaneCaller>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const begun = performance.now();
  for await (const message of messages) {
    if (performance.now() - begun >= freshFor) await admit();
    yield message;
  }
}

/**
 * The owners whose shares the bytes of a request are taken from. A connection's is the largest, because a proxy sends the calls of many
 * organizations over one.
 */
export function ownersOf(caller: DataPlaneCaller, connection: object | undefined): readonly Owner[] {
  const owners: Owner[] =
    caller.kind !== 'user'
      ? [
          { key: `token ${caller.tokenId}`, share: 1 / 4 },
          { key: `organization ${caller.organizationId}`, share: 1 / 2 },
        ]
      : [{ key: caller.subject, share: 1 / 4 }];
  return connection ? [...owners, { key: connection, share: 3 / 4 }] : owners;
}
