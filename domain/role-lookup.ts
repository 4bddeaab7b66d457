import { parseRoleReference, roleReference } from '#domain/rules/role-reference.ts';
import { isSystemRole } from '#domain/rules/system-roles.ts';
import type { StoreReader } from '#domain/store/store.ts';

/** Whether a role binding may be made to this reference. A role of another organization does not exist here. */
export async function roleExists(reader: StoreReader, organizationId: string, reference: string): Promise<boolean> {
  const parsed = parseRoleReference(reference);
  if (parsed.kind === 'system') return true;
  if (parsed.kind === 'unknown' || parsed.organizationId !== organizationId) return false;
  return (await reader.roles.byName(organizationId, parsed.name)) !== undefined;
}

/** The reference of the role with this id; a system role's id is its reference. `undefined`: there is no such role. */
export async function referenceOfRole(
  reader: StoreReader,
  organizationId: string,
  roleId: string,
): Promise<string | undefined> {
  if (isSystemRole(roleId)) return roleId;
  const role = await reader.roles.byId(organizationId, roleId);
  return role && roleReference(organizationId, role.name);
}
