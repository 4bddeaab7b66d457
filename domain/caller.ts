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
 * Who is calling: found once a call, and set before the handler runs, by the guards of the host or by `createIdentifiedRoutes`.
 */
export const callerKey = createContextKey<Caller | undefined>(undefined, { description: 'who is calling' });

/** Why the call is refused, set in place of the caller. */
export const refusalKey = createContextKey<ConnectError | undefined>(undefined, { description: 'why it is refused' });

/** Returns the caller of the RPC. Throws the refusal, or Unauthenticated if nobody has looked who is calling. */
export function callerOf({ values }: Pick<HandlerContext, 'values'>): Caller {
  const caller = values.get(callerKey);
  if (caller) return caller;
  throw values.get(refusalKey) ?? unauthenticated('Sign in, or send an API token in the authorization header.');
}

/** Lets no call reach a service whose caller isn't known: a host that forgets to look serves nobody. */
export const refuseUnknownCallers: Interceptor = (next) => (request) => {
  callerOf({ values: request.contextValues });
  return next(request);
};
