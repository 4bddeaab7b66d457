import { isPermission, type Permission, permissions } from '#domain/rules/permissions.ts';
import { parseRoleReference, roleReference } from '#domain/rules/role-reference.ts';
import { systemRoles } from '#domain/rules/system-roles.ts';

/** Where a permission applies: in one project or, for `null`, in the whole organization and so in every project. */
export type ProjectScope = string | null;

/** The parts of a role binding that decide. */
export interface Binding {
  readonly role: string;
  readonly projectId: ProjectScope;
}

/** The parts of a custom role that decide. */
export interface CustomRole {
  readonly organizationId: string;
  readonly name: string;
  readonly permissions: readonly string[];
}

/**
 * The permissions of a role. A reference to a deleted role or another organization's role gives nothing: a missing role
 * must never be replaced by a powerful one.
 */
export function permissionsOfRole(reference: string, customRoles: readonly CustomRole[]): readonly Permission[] {
  const parsed = parseRoleReference(reference);
  if (parsed.kind === 'system') return systemRoles[parsed.role];
  if (parsed.kind === 'unknown') return [];
  const role = customRoles.find((r) => r.organizationId === parsed.organizationId && r.name === parsed.name);
  return role?.permissions.filter(isPermission) ?? [];
}

/** The same, with the organization's custom roles given by reference, as role bindings name them. */
export function permissionsNamed(
  reference: string,
  customRoles: ReadonlyMap<string, readonly string[]>,
): readonly Permission[] {
  const parsed = parseRoleReference(reference);
  if (parsed.kind === 'system') return systemRoles[parsed.role];
  return customRoles.get(reference)?.filter(isPermission) ?? [];
}

/**
 * The permissions that these bindings of one subject give at a scope. They only add up: organization-wide bindings count
 * everywhere, a project's only in that project.
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

/** What is in `wanted` but not in `held`, in the catalogue's order: the reason of an escalation refusal. */
export function missingPermissions(wanted: Iterable<Permission>, held: ReadonlySet<Permission>): Permission[] {
  const missing = new Set(wanted);
  return permissions.filter((permission) => missing.has(permission) && !held.has(permission));
}
