import { type ConnectError, createContextKey, type HandlerContext, type Interceptor } from '@connectrpc/connect';
import { unauthenticated } from '#domain/errors.ts';

/** A human with a session. */
export interface UserCaller {
  readonly kind: 'user';
  /** `user:<provider>:<email>` */
  readonly subject: string;
  readonly provider: string;
  readonly email: string;
}

/** A machine with an API token. */
export interface ServiceAccountCaller {
  readonly kind: 'serviceaccount';
  /** `serviceaccount:<name>`: unique only inside `organizationId`. */
  readonly subject: string;
  readonly organizationId: string;
  readonly serviceAccountId: string;
  readonly tokenId: string;
  /** The one project that the token is limited to, or `null`. */
  readonly projectId: string | null;
}

export type Caller = UserCaller | ServiceAccountCaller;

/**
 * The caller. The guards of the host, or `createIdentifiedRoutes`, find it once a call and set it before the handler runs.
 */
export const callerKey = createContextKey<Caller | undefined>(undefined, { description: 'who is calling' });

/** The reason why the call is refused. It counts, whatever caller was found before. */
export const refusalKey = createContextKey<ConnectError | undefined>(undefined, { description: 'why it is refused' });

/** Returns the caller of the RPC. Throws the refusal, or Unauthenticated if nobody has looked who is calling. */
export function callerOf({ values }: Pick<HandlerContext, 'values'>): Caller {
  const refusal = values.get(refusalKey);
  if (refusal) throw refusal;
  const caller = values.get(callerKey);
  if (caller) return caller;
  throw unauthenticated('Sign in, or send an API token in the authorization header.');
}

/** Refuses every call whose caller isn't known, so that a host that forgets to look for it serves nobody. */
export const refuseUnknownCallers: Interceptor = (next) => (request) => {
  callerOf({ values: request.contextValues });
  return next(request);
};
