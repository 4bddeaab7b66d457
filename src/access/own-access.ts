import type { ProjectScope } from '#domain/rules/access.ts';
import { isPermission, type Permission } from '#domain/rules/permissions.ts';
import type { OwnAccess } from '#src/api/own-access.ts';

/** Whether the person holds a permission in a project or, without one, in the whole organization. */
export function may(access: OwnAccess, permission: Permission, projectId = ''): boolean {
  return permissionsIn(access, projectId).includes(permission);
}

/** Whether the person holds a permission in the whole organization or in at least one of these projects. */
export function maySomewhere(access: OwnAccess, permission: Permission, projectIds: Iterable<string>): boolean {
  return may(access, permission) || Array.from(projectIds).some((projectId) => may(access, permission, projectId));
}

/** All permissions that the person has at a scope; `null` is the whole organization. */
export function heldAt(access: OwnAccess, scope: ProjectScope): ReadonlySet<Permission> {
  return new Set(permissionsIn(access, scope ?? '').filter(isPermission));
}

/** The permissions that the person has in the whole organization, also those that the console doesn't know. */
export function heldEverywhere(access: OwnAccess): ReadonlySet<string> {
  return new Set(permissionsIn(access, ''));
}

/** What the person's role at a scope permits, if it is their only one there: then these are all permissions that they have. */
export function permissionsOfOnly(
  { roleBindings, scopes }: OwnAccess,
  projectId: string,
): readonly string[] | undefined {
  const here = roleBindings.filter((binding) => binding.projectId === '' || binding.projectId === projectId);
  return here.length === 1 ? scopes.find((scope) => scope.projectId === projectId)?.permissions : undefined;
}

/** The projects in which the person has a permission that they don't have organization-wide. */
export function projectsWith(access: OwnAccess, permission: Permission): string[] {
  if (may(access, permission)) return [];
  return access.scopes.filter(({ permissions }) => permissions.includes(permission)).map(({ projectId }) => projectId);
}

function permissionsIn({ scopes }: OwnAccess, projectId: string): readonly string[] {
  const scope = scopes.find((one) => one.projectId === projectId) ?? scopes[0];
  return scope?.permissions ?? [];
}
