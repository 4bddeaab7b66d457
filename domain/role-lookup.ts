import { hasForbiddenCharacters } from '#domain/rules/name.ts';
import { isPermission, type Permission } from '#domain/rules/permissions.ts';
import { parseRoleReference, roleReference } from '#domain/rules/role-reference.ts';
import { isSystemRole, type SystemRole, systemRoles } from '#domain/rules/system-roles.ts';
import type { Role } from '#domain/store/records.ts';
import type { StoreReader } from '#domain/store/store.ts';

/**
 * A role from its stored record. Check, compare and store only this, never the text of the request: a database may find a
 * record by a slightly different text (PostgreSQL has no U+0000), and a check on the request with a write of the record
 * could be bypassed.
 */
export interface FoundRole {
  readonly id: string;
  /** The one reference by which bindings name this role. */
  readonly reference: string;
  readonly permissions: readonly Permission[];
}

/** The role for a new role binding. Roles of other organizations are not found. */
export async function roleByReference(
  reader: StoreReader,
  organizationId: string,
  reference: string,
): Promise<FoundRole | undefined> {
  if (hasForbiddenCharacters(reference)) return undefined;
  const parsed = parseRoleReference(reference);
  if (parsed.kind === 'system') return systemRole(parsed.role);
  if (parsed.kind === 'unknown' || parsed.organizationId !== organizationId) return undefined;
  return customRole(await reader.roles.byName(organizationId, parsed.name));
}

/** The role with this id; a system role's id is its reference. */
export async function roleById(
  reader: StoreReader,
  organizationId: string,
  roleId: string,
): Promise<FoundRole | undefined> {
  return foundRole(roleId, isSystemRole(roleId) ? undefined : await reader.roles.byId(organizationId, roleId));
}

/** The role with this ID; `custom` is the organization's own role with it, if there is one. */
export function foundRole(roleId: string, custom: Role | undefined): FoundRole | undefined {
  return isSystemRole(roleId) ? systemRole(roleId) : customRole(custom);
}

function systemRole(reference: SystemRole): FoundRole {
  return { id: reference, reference, permissions: systemRoles[reference] };
}

function customRole(role: Role | undefined): FoundRole | undefined {
  if (!role) return undefined;
  const { id, organizationId, name, permissions } = role;
  return { id, reference: roleReference(organizationId, name), permissions: permissions.filter(isPermission) };
}
