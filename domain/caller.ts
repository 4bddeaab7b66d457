import { createContextKey, type HandlerContext } from '@connectrpc/connect';
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

/** Set by the authentication interceptor on every authenticated request. */
export const callerKey = createContextKey<Caller | undefined>(undefined, { description: 'who is calling' });

/** Returns the caller of the RPC. Throws Unauthenticated if there is none. */
export function callerOf(context: Pick<HandlerContext, 'values'>): Caller {
  const caller = context.values.get(callerKey);
  if (!caller) throw unauthenticated('Sign in, or send an API token in the authorization header.');
  return caller;
}
