import type { DescMethod } from '@bufbuild/protobuf';
import type { Caller } from '#domain/caller.ts';
import { notFound, permissionMissing } from '#domain/errors.ts';
import { permissionOf } from '#domain/permission-table.ts';
import { permissionsAt, type ProjectScope } from '#domain/rules/access.ts';
import type { Permission } from '#domain/rules/permissions.ts';
import type { Organization, Project, Role, RoleBinding } from '#domain/store/records.ts';
import type { StoreReader } from '#domain/store/store.ts';

/** What one caller may do in one organization, as the bindings stood when it was loaded. */
export interface Access {
  readonly organization: Organization;
  /** The caller's own role bindings here, oldest first. A limited token has all those of its service account. */
  readonly bindings: readonly RoleBinding[];
  /** The whole organization, then each project where more may be held, each once. Such a project may be gone. */
  readonly scopes: readonly ProjectScope[];
  /**
   * Permissions at one project (organization-wide ones included), or organization-wide for `null`. At a project that
   * is gone or another organization's they are the organization-wide ones: nobody holds anything more there.
   */
  at(scope: ProjectScope): ReadonlySet<Permission>;
  /** Whether a permission is held organization-wide or in at least one project. */
  somewhere(permission: Permission): boolean;
}

/**
 * Loads what the caller may do in an organization; `undefined` when the organization does not exist or the caller has
 * no part in it. Whoever calls this must answer both alike, so that nobody learns which ids exist elsewhere.
 */
export async function findAccess(
  reader: StoreReader,
  caller: Caller,
  organizationId: string,
): Promise<Access | undefined> {
  // Service account names repeat across organizations: a token counts only in its own.
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

/** As `findAccess`; throws NotFound instead of answering `undefined`. */
export async function accessTo(reader: StoreReader, caller: Caller, organizationId: string): Promise<Access> {
  const access = await findAccess(reader, caller, organizationId);
  if (!access) throw notFound('organization');
  return access;
}

/** What the caller may do in every organization that they have a part in. */
export async function visibleTo(reader: StoreReader, caller: Caller): Promise<Access[]> {
  const ids =
    caller.kind === 'serviceaccount'
      ? [caller.organizationId]
      : (await reader.organizations.withBindingsOf(caller.subject)).map((organization) => organization.id);
  const found = await Promise.all(ids.map((id) => findAccess(reader, caller, id)));
  return found.filter((access) => access !== undefined);
}

/** A token that is limited to a project has no permission anywhere else, and none organization-wide. */
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
 * "May they?": the one call that every RPC inside an organization makes. Throws NotFound (no such organization for
 * this caller) or PermissionDenied (naming the permission that the table asks for). Whether the project exists is
 * checked after, with the rest of the request: what is asked at a project that is not there, or is another
 * organization's, needs the permission organization-wide.
 */
export async function authorize(
  reader: StoreReader,
  caller: Caller,
  method: DescMethod,
  organizationId: string,
  scope: ProjectScope = null,
): Promise<Access> {
  const access = await accessTo(reader, caller, organizationId);
  demand(access, permissionOf(method), scope);
  return access;
}

/** Throws PermissionDenied unless the permission is held at the scope. */
export function demand(access: Access, permission: Permission, scope: ProjectScope): void {
  if (access.at(scope).has(permission)) return;
  throw permissionMissing(permission, scope === null ? 'the organization' : `project ${scope}`);
}

/** The ids of the organization's projects: role bindings and tokens can name others, and those count for nothing. */
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
