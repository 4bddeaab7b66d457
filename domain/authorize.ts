import type { DescMethod } from '@bufbuild/protobuf';
import { type Caller, onlyOrganizationOf } from '#domain/caller.ts';
import { notFound, permissionMissing } from '#domain/errors.ts';
import { permissionsOf } from '#domain/permission-table.ts';
import { permissionsNamed, type ProjectScope } from '#domain/rules/access.ts';
import type { Permission } from '#domain/rules/permissions.ts';
import type { AccessFacts } from '#domain/store/access-facts.ts';
import type { Organization, Project, RoleBinding } from '#domain/store/records.ts';
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
  /** Whether the project that was asked about, or that one of the bindings names, is one of the organization's. */
  hasProject(id: string): boolean;
}

/**
 * Loads what the caller may do in an organization, in one query; `undefined` if it does not exist or the caller is not in it.
 * Answer both cases the same way, so that nobody learns which IDs exist elsewhere. `asked`: the project that the call is
 * about, for `hasProject`.
 */
export async function findAccess(
  reader: StoreReader,
  caller: Caller,
  organizationId: string,
  asked: ProjectScope = null,
): Promise<Access | undefined> {
  // Subjects repeat across organizations: names of service accounts, and people of an organization's own provider.
  const only = onlyOrganizationOf(caller);
  if (only !== undefined && only !== organizationId) return undefined;
  const limit = caller.kind === 'serviceaccount' ? caller.projectId : null;
  const facts = await reader.access.factsOf(organizationId, caller.subject, limit ?? asked);
  if (!facts || (caller.kind === 'user' && facts.bindings.length === 0)) return undefined;
  const { organization, bindings, projects } = facts;
  const scopes = [...new Set([null, limit, ...bindings.map((binding) => binding.projectId)])];
  const given = permissionsByScope(facts);
  // A token limited to a project has no permissions in other projects, and none organization-wide.
  const at = (scope: ProjectScope) =>
    limit === null || (scope === limit && projects.has(limit)) ? given(scope) : nothing;
  return {
    organization,
    bindings,
    scopes,
    at,
    somewhere: (permission) => scopes.some((scope) => at(scope).has(permission)),
    hasProject: (id) => projects.has(id),
  };
}

const nothing: ReadonlySet<Permission> = new Set();

/** The permissions that these bindings give, by scope. Looks each role up once. */
export function permissionsByScope({ bindings, roles, projects }: AccessFacts): Access['at'] {
  const ofRoles = new Map<string, readonly Permission[]>();
  const own = new Map<ProjectScope, Set<Permission>>();
  for (const { role, projectId } of bindings) {
    const permissions = ofRoles.get(role) ?? permissionsNamed(role, roles);
    ofRoles.set(role, permissions);
    const here = own.get(projectId) ?? new Set();
    own.set(projectId, here);
    for (const permission of permissions) here.add(permission);
  }
  const wide = own.get(null) ?? nothing;
  for (const [scope, here] of own) if (scope !== null) for (const permission of wide) here.add(permission);
  return (scope) => (scope !== null && projects.has(scope) && own.get(scope)) || wide;
}

/**
 * No organization has this ID. Whoever finds none for a project asks for it, because the time of the answer would tell otherwise
 * that the project exists.
 */
export const nobodys = '';

/** Like `findAccess`, but throws NotFound instead of returning `undefined`. */
export async function accessTo(
  reader: StoreReader,
  caller: Caller,
  organizationId: string,
  asked: ProjectScope = null,
): Promise<Access> {
  const access = await findAccess(reader, caller, organizationId, asked);
  if (!access) throw notFound('organization');
  return access;
}

/** Returns the caller's access to each organization in which they have any. */
export async function visibleTo(reader: StoreReader, caller: Caller): Promise<Access[]> {
  const only = onlyOrganizationOf(caller);
  const ids =
    only !== undefined
      ? [only]
      : (await reader.organizations.withBindingsOf(caller.subject)).map((organization) => organization.id);
  const found = await Promise.all(ids.map((id) => findAccess(reader, caller, id)));
  return found.filter((access) => access !== undefined);
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
  const access = await accessTo(reader, caller, organizationId, scope);
  for (const permission of permissionsOf(method)) demand(access, permission, scope);
  return access;
}

/** Throws PermissionDenied unless the caller has the permission at the scope. */
export function demand(access: Access, permission: Permission, scope: ProjectScope): void {
  if (access.at(scope).has(permission)) return;
  throw permissionMissing(permission, scope === null ? 'the organization' : `project ${scope}`);
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
