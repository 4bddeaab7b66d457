import type { DescMethod } from '@bufbuild/protobuf';
import type { Caller } from '#domain/caller.ts';
import { notFound, permissionMissing } from '#domain/errors.ts';
import { permissionsOf } from '#domain/permission-table.ts';
import { permissionsAt, type ProjectScope } from '#domain/rules/access.ts';
import type { Permission } from '#domain/rules/permissions.ts';
import type { Organization, Project, Role, RoleBinding } from '#domain/store/records.ts';
import type { StoreReader } from '#domain/store/store.ts';

/** The access of one caller in one organization, as the role bindings were when it was loaded. */
export interface Access {
  readonly organization: Organization;
  /** The caller's own role bindings here, oldest first. A limited token has all of its service account's. */
  readonly bindings: readonly RoleBinding[];
  /** The whole organization, then each project that may give more, each once. A project may be deleted. */
  readonly scopes: readonly ProjectScope[];
  /**
   * The permissions in one project (including organization-wide ones), or organization-wide for `null`. For a deleted
   * project or another organization's, only the organization-wide ones.
   */
  at(scope: ProjectScope): ReadonlySet<Permission>;
  /** Whether the caller has a permission organization-wide or in at least one project. */
  somewhere(permission: Permission): boolean;
}

/**
 * Loads what the caller may do in an organization; `undefined` if it does not exist or the caller is not in it. Answer both
 * cases the same way, so that nobody learns which IDs exist elsewhere.
 */
export async function findAccess(
  reader: StoreReader,
  caller: Caller,
  organizationId: string,
): Promise<Access | undefined> {
  // Names of service accounts repeat across organizations, so a token counts only in its own.
  const foreign = caller.kind === 'serviceaccount' && caller.organizationId !== organizationId;
  const organization = foreign ? undefined : await reader.organizations.byId(organizationId);
  if (!organization) return undefined;
  const bindings = await reader.bindings.ofSubject(organizationId, caller.subject);
  if (caller.kind === 'user' && bindings.length === 0) return undefined;
  const roles = await reader.roles.ofOrganization(organizationId);
  const limit = caller.kind === 'serviceaccount' ? caller.projectId : null;
  const scopes = [...new Set([null, limit, ...bindings.map((binding) => binding.projectId)])];
  const isWide = scopes.length === 1;
  const projects = isWide ? new Set<string>() : await projectsIn(reader, organizationId);
  const at = (scope: ProjectScope) =>
    heldBy(caller, scope !== null && projects.has(scope) ? scope : null, bindings, roles);
  const somewhere = (permission: Permission) => scopes.some((scope) => at(scope).has(permission));
  return { organization, bindings, scopes, at, somewhere };
}

/** Like `findAccess`, but throws NotFound instead of returning `undefined`. */
export async function accessTo(reader: StoreReader, caller: Caller, organizationId: string): Promise<Access> {
  const access = await findAccess(reader, caller, organizationId);
  if (!access) throw notFound('organization');
  return access;
}

/** Returns the caller's access to each organization in which they have any. */
export async function visibleTo(reader: StoreReader, caller: Caller): Promise<Access[]> {
  const ids =
    caller.kind === 'serviceaccount'
      ? [caller.organizationId]
      : (await reader.organizations.withBindingsOf(caller.subject)).map((organization) => organization.id);
  const found = await Promise.all(ids.map((id) => findAccess(reader, caller, id)));
  return found.filter((access) => access !== undefined);
}

/** A token limited to a project has no permissions in other projects, and none organization-wide. */
function heldBy(
  caller: Caller,
  scope: ProjectScope,
  bindings: readonly RoleBinding[],
  roles: readonly Role[],
): ReadonlySet<Permission> {
  if (caller.kind === 'serviceaccount' && caller.projectId !== null && caller.projectId !== scope) return new Set();
  return permissionsAt(scope, bindings, roles);
}

/**
 * "May they?": every RPC inside an organization calls this. Throws NotFound (no such organization for this caller) or
 * PermissionDenied (with a permission from the table). Whether the project exists is checked later, with the rest of the
 * request: for a project that doesn't exist here, the permission must be organization-wide.
 */
export async function authorize(
  reader: StoreReader,
  caller: Caller,
  method: DescMethod,
  organizationId: string,
  scope: ProjectScope = null,
): Promise<Access> {
  const access = await accessTo(reader, caller, organizationId);
  for (const permission of permissionsOf(method)) demand(access, permission, scope);
  return access;
}

/** Throws PermissionDenied unless the caller has the permission at the scope. */
export function demand(access: Access, permission: Permission, scope: ProjectScope): void {
  if (access.at(scope).has(permission)) return;
  throw permissionMissing(permission, scope === null ? 'the organization' : `project ${scope}`);
}

/** The IDs of the organization's projects. Role bindings and tokens can refer to other ones, which don't count. */
export async function projectsIn(reader: StoreReader, organizationId: string): Promise<ReadonlySet<string>> {
  return new Set((await reader.projects.ofOrganization(organizationId)).map((project) => project.id));
}

/** The project, if it is in this organization. */
export async function projectIn(
  reader: StoreReader,
  organizationId: string,
  projectId: string,
): Promise<Project | undefined> {
  const project = await reader.projects.byId(projectId);
  return project?.organizationId === organizationId ? project : undefined;
}
