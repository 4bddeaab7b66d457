import type { DescMethod } from '@bufbuild/protobuf';
import { createContextKey } from '@connectrpc/connect';
import { findAccess, nobodys } from '#domain/authorize.ts';
import { type DataPlaneCaller, dataPlaneCallerOf } from '#domain/caller.ts';
import { askedProject, type EdgeContext, noted, type NotingHost } from '#domain/edge-notes.ts';
import { type FieldViolation, invalidArgument, permissionMissing } from '#domain/errors.ts';
import { permissionOf } from '#domain/permission-table.ts';
import { dataPermissions } from '#domain/rules/data-permissions.ts';
import type { Permission } from '#domain/rules/permissions.ts';
import { isUuid } from '#domain/rules/uuid.ts';
import type { StoreReader } from '#domain/store/store.ts';
import { refuseRevoked } from '#domain/transaction-of.ts';

/**
 * How clients of the data plane are authorized: first the credential (checked before), then the project in the `projectid`
 * header, then the permission in that project. Only then is the request itself checked. A legacy token is bound to a project
 * and so needs no header. What becomes of a call with an API token is noted, for whoever wonders whether a client works.
 */

/** The caller of a request to the data plane, and the project that the request is for. */
export interface EdgeCaller {
  readonly caller: DataPlaneCaller;
  readonly projectId: string;
}

/** Reads caller and project. Throws Unauthenticated, or InvalidArgument for a missing, malformed or wrong project header. */
export function edgeCallerOf(context: EdgeContext): EdgeCaller {
  const caller = dataPlaneCallerOf(context);
  const asked = askedProject(context.requestHeader);
  const projectId = caller.kind === 'legacytoken' ? asked || caller.projectId : asked;
  if (caller.kind === 'legacytoken' && projectId !== caller.projectId) throw invalidArgument([otherProject]);
  if (isUuid(projectId)) return { caller, projectId };
  throw invalidArgument([noProject]);
}

const noProject: FieldViolation = {
  field: 'projectid',
  description: 'Send the ID of the project in the projectid header.',
};
const otherProject: FieldViolation = {
  field: 'projectid',
  description: 'The token is bound to another project than the projectid header names.',
};

/** Legacy tokens have these permissions in their project. */
const legacyPermissions: ReadonlySet<Permission> = new Set(['profile.read', ...dataPermissions]);

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
export async function admitToProject(host: NotingHost, context: EdgeContext, method: DescMethod): Promise<void> {
  await noted(host, context, method, () => authorizeInProject(host.store, edgeCallerOf(context), method));
  context.values.set(admissionKey, { method, at: host.clock() });
}

/**
 * The caller, who has the method's permission in the project. Throws what `edgeCallerOf` and `authorizeInProject` throw. A
 * body may take minutes to arrive: after more than a second, the rights and the token are checked anew.
 */
export async function admittedCallerOf(
  host: NotingHost,
  context: EdgeContext,
  method: DescMethod,
): Promise<EdgeCaller> {
  const admission = context.values.get(admissionKey);
  const age = admission?.method === method ? host.clock().getTime() - admission.at.getTime() : Infinity;
  if (age >= 0 && age < freshFor) return edgeCallerOf(context); // a clock that is set back makes nothing fresh
  return noted(host, context, method, async () => {
    const edge = edgeCallerOf(context);
    await refuseRevoked(host.store, edge.caller);
    await authorizeInProject(host.store, edge, method);
    return edge;
  });
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
  if (await isAllowed(reader, caller, projectId, permission)) return;
  throw permissionMissing(permission, `project ${projectId}`);
}

async function isAllowed(
  reader: StoreReader,
  caller: DataPlaneCaller,
  projectId: string,
  permission: Permission,
): Promise<boolean> {
  if (caller.kind === 'legacytoken') return legacyPermissions.has(permission);
  const organizationId =
    caller.kind === 'serviceaccount' ? caller.organizationId : (await reader.projects.byId(projectId))?.organizationId;
  const access = await findAccess(reader, caller, organizationId ?? nobodys, projectId);
  return access !== undefined && access.hasProject(projectId) && access.at(projectId).has(permission);
}
