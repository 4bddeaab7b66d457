import type { DescMethod } from '@bufbuild/protobuf';
import { createContextKey, type HandlerContext } from '@connectrpc/connect';
import { findAccess } from '#domain/authorize.ts';
import { type Caller, callerOf } from '#domain/caller.ts';
import { invalidArgument, permissionMissing } from '#domain/errors.ts';
import type { Host } from '#domain/host.ts';
import { permissionOf } from '#domain/permission-table.ts';
import { isUuid } from '#domain/rules/uuid.ts';
import type { StoreReader } from '#domain/store/store.ts';
import { refuseRevoked } from '#domain/transaction-of.ts';

/**
 * How clients of the data plane are authorized: first the credential (checked before), then the project in the `projectid`
 * header, then the permission in that project. Only then is the request itself checked.
 */

/** The caller of a request to the data plane, and the project that the request is for. */
export interface EdgeCaller {
  readonly caller: Caller;
  readonly projectId: string;
}

type EdgeContext = Pick<HandlerContext, 'values' | 'requestHeader'>;

/** Reads caller and project. Throws Unauthenticated, or InvalidArgument for a missing or malformed project header. */
export function edgeCallerOf(context: EdgeContext): EdgeCaller {
  const caller = callerOf(context);
  const projectId = context.requestHeader.get('projectid')?.trim().toLowerCase() ?? '';
  if (isUuid(projectId)) return { caller, projectId };
  throw invalidArgument([{ field: 'projectid', description: 'Send the ID of the project in the projectid header.' }]);
}

/** The method that the caller was authorized for before the body was read, and when. */
interface Admission {
  readonly method: DescMethod;
  readonly at: Date;
}

const admissionKey = createContextKey<Admission | undefined>(undefined, { description: 'admitted to the project' });

/** A body that arrives within a second has its call checked once. */
const freshFor = 1000; // ms

/**
 * Authorizes a request by its headers alone, for a host that does so before it reads the body. Throws what `admittedCallerOf`
 * throws, which then need not check the same again.
 */
export async function admitToProject(
  { store, clock }: Pick<Host, 'store' | 'clock'>,
  context: EdgeContext,
  method: DescMethod,
): Promise<void> {
  await authorizeInProject(store, edgeCallerOf(context), method);
  context.values.set(admissionKey, { method, at: clock() });
}

/**
 * The caller, who has the method's permission in the project. Throws what `edgeCallerOf` and `authorizeInProject` throw. A
 * body may take minutes to arrive: after more than a second, the rights and the token are checked anew.
 */
export async function admittedCallerOf(
  { store, clock }: Pick<Host, 'store' | 'clock'>,
  context: EdgeContext,
  method: DescMethod,
): Promise<EdgeCaller> {
  const edge = edgeCallerOf(context);
  const admission = context.values.get(admissionKey);
  const age = admission?.method === method ? clock().getTime() - admission.at.getTime() : Infinity;
  if (age >= 0 && age < freshFor) return edge; // a clock that is set back makes nothing fresh
  await refuseRevoked(store, edge.caller);
  await authorizeInProject(store, edge, method);
  return edge;
}

/**
 * Throws PermissionDenied unless the caller has the method's permission in the project. The answer is the same for a
 * project that does not exist, is another organization's or is denied, so clients can't probe for projects.
 */
export async function authorizeInProject(
  reader: StoreReader,
  { caller, projectId }: EdgeCaller,
  method: DescMethod,
): Promise<void> {
  const permission = permissionOf(method);
  const organizationId =
    caller.kind === 'serviceaccount' ? caller.organizationId : (await reader.projects.byId(projectId))?.organizationId;
  const access = organizationId === undefined ? undefined : await findAccess(reader, caller, organizationId, projectId);
  if (!access?.hasProject(projectId) || !access.at(projectId).has(permission))
    throw permissionMissing(permission, `project ${projectId}`);
}
