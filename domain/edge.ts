import type { DescMethod } from '@bufbuild/protobuf';
import type { HandlerContext } from '@connectrpc/connect';
import { findAccess } from '#domain/authorize.ts';
import { type Caller, callerOf } from '#domain/caller.ts';
import { invalidArgument, permissionMissing } from '#domain/errors.ts';
import { permissionOf } from '#domain/permission-table.ts';
import { isUuid } from '#domain/rules/uuid.ts';
import type { StoreReader } from '#domain/store/store.ts';

/**
 * How clients of the data plane are authorized: first the credential (checked before), then the project in the `projectid`
 * header, then the permission in that project. Only then is the request itself checked.
 */

/** The caller of a request to the data plane, and the project that the request is for. */
export interface EdgeCaller {
  readonly caller: Caller;
  readonly projectId: string;
}

/** Reads caller and project. Throws Unauthenticated, or InvalidArgument for a missing or malformed project header. */
export function edgeCallerOf(context: Pick<HandlerContext, 'values' | 'requestHeader'>): EdgeCaller {
  const caller = callerOf(context);
  const projectId = context.requestHeader.get('projectid')?.trim().toLowerCase() ?? '';
  if (isUuid(projectId)) return { caller, projectId };
  throw invalidArgument([{ field: 'projectid', description: 'Send the ID of the project in the projectid header.' }]);
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
