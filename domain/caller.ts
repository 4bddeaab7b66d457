import { type ConnectError, createContextKey, type HandlerContext, type Interceptor } from '@connectrpc/connect';
import { unauthenticated } from '#domain/errors.ts';
import { DebuginfoService } from '#proto/parca/debuginfo/v1alpha1/debuginfo_pb.ts';
import { ProfileStoreService } from '#proto/parca/profilestore/v1alpha1/profilestore_pb.ts';

/** A human with a session. */
export interface UserCaller {
  readonly kind: 'user';
  /** `user:<provider>:<email>` */
  readonly subject: string;
  readonly provider: string;
  readonly email: string;
  /**
   * The one organization where this person counts, because its own provider says who they are: an organization decides who
   * its provider's people are, and other organizations may have role bindings with the same subject.
   */
  readonly onlyIn?: string;
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

/** A machine with a legacy token, which the data plane accepts and nothing else does. */
export interface LegacyTokenCaller {
  readonly kind: 'legacytoken';
  /** `legacytoken:<token ID>` */
  readonly subject: string;
  readonly organizationId: string;
  /** The project that the token is bound to. */
  readonly projectId: string;
  readonly tokenId: string;
}

/** A caller of the data plane: anybody of the API's, or a legacy token. */
export type DataPlaneCaller = Caller | LegacyTokenCaller;

/** The one organization where the caller counts; `undefined` for a person who counts wherever they have a role. */
export function onlyOrganizationOf(caller: Caller): string | undefined {
  return caller.kind === 'serviceaccount' ? caller.organizationId : caller.onlyIn;
}

/**
 * The caller. The guards of the host, or `createIdentifiedRoutes`, find it once a call and set it before the handler runs.
 */
export const callerKey = createContextKey<DataPlaneCaller | undefined>(undefined, { description: 'who is calling' });

/** The reason why the call is refused. It counts, whatever caller was found before. */
export const refusalKey = createContextKey<ConnectError | undefined>(undefined, { description: 'why it is refused' });

/**
 * Returns the caller of an RPC that people and API tokens may call. Throws the refusal, or Unauthenticated for a legacy token
 * and if nobody has looked who is calling.
 */
export function callerOf(context: Pick<HandlerContext, 'values'>): Caller {
  const caller = dataPlaneCallerOf(context);
  if (caller.kind !== 'legacytoken') return caller;
  throw unauthenticated('A legacy token sends data to its project and can do nothing else. Use an API token.');
}

/** Returns the caller of an RPC of the data plane. Throws the refusal, or Unauthenticated if nobody has looked who is calling. */
export function dataPlaneCallerOf({ values }: Pick<HandlerContext, 'values'>): DataPlaneCaller {
  const refusal = values.get(refusalKey);
  if (refusal) throw refusal;
  const caller = values.get(callerKey);
  if (caller) return caller;
  throw unauthenticated('Sign in, or send an API token in the authorization header.');
}

/**
 * Refuses every call whose caller isn't known, so that a host that forgets to look for it serves nobody, and legacy tokens
 * everywhere but on the data plane.
 */
export const refuseUnknownCallers: Interceptor = (next) => (request) => {
  const context = { values: request.contextValues };
  if (dataPlane.has(request.service.typeName)) dataPlaneCallerOf(context);
  else callerOf(context);
  return next(request);
};

/** The services that clients send data to. */
const dataPlane: ReadonlySet<string> = new Set([DebuginfoService.typeName, ProfileStoreService.typeName]);
