import { isPermission, type Permission, permissions } from '#domain/rules/permissions.ts';
import { parseRoleReference, roleReference } from '#domain/rules/role-reference.ts';
import { systemRoles } from '#domain/rules/system-roles.ts';

/** Where a permission holds: one project, or `null` for the whole organization, which means every project. */
export type ProjectScope = string | null;

/** The part of a role binding that decides. */
export interface Binding {
  readonly role: string;
  readonly projectId: ProjectScope;
}

/** The part of a custom role that decides. */
export interface CustomRole {
  readonly organizationId: string;
  readonly name: string;
  readonly permissions: readonly string[];
}

/**
 * What a role reference grants. A reference to a role that is gone, or to another organization's role, grants nothing:
 * a missing role must never fall back to a powerful one.
 */
export function permissionsOfRole(reference: string, customRoles: readonly CustomRole[]): readonly Permission[] {
  const parsed = parseRoleReference(reference);
  if (parsed.kind === 'system') return systemRoles[parsed.role];
  if (parsed.kind === 'unknown') return [];
  const role = customRoles.find((r) => r.organizationId === parsed.organizationId && r.name === parsed.name);
  return role?.permissions.filter(isPermission) ?? [];
}

/**
 * What these bindings of one subject grant at a scope. Purely additive: organization-wide bindings count everywhere,
 * a project's bindings only in that project and never organization-wide.
 */
export function permissionsAt(
  scope: ProjectScope,
  bindings: readonly Binding[],
  customRoles: readonly CustomRole[],
): ReadonlySet<Permission> {
  const counting = bindings.filter((binding) => binding.projectId === null || binding.projectId === scope);
  // Each role is looked up once, and not among all: an organization may have thousands, each bound in many projects.
  const named = new Map(customRoles.map((role) => [roleReference(role.organizationId, role.name), role]));
  const references = new Set(counting.map((binding) => binding.role));
  return new Set(
    Array.from(references).flatMap((reference) => {
      const role = named.get(reference);
      return permissionsOfRole(reference, role ? [role] : []);
    }),
  );
}

/** What is in `wanted` and not in `held`, in the catalogue's order: the reason of an escalation refusal. */
export function missingPermissions(wanted: Iterable<Permission>, held: ReadonlySet<Permission>): Permission[] {
  const missing = new Set(wanted);
  return permissions.filter((permission) => missing.has(permission) && !held.has(permission));
}
