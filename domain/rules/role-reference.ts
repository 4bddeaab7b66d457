import { isSystemRole, type SystemRole } from '#domain/rules/system-roles.ts';

/** What a role reference refers to: a system role, a role of one organization, or nothing readable. */
export type RoleReference =
  | { readonly kind: 'system'; readonly role: SystemRole }
  | { readonly kind: 'custom'; readonly organizationId: string; readonly name: string }
  | { readonly kind: 'unknown'; readonly raw: string };

/**
 * Reads `system:<name>` and `<organization id>:<role name>`. A role's name may contain colons: only the first one
 * splits. `system:` with a name that does not exist is unknown, never a custom role.
 */
export function parseRoleReference(reference: string): RoleReference {
  if (isSystemRole(reference)) return { kind: 'system', role: reference };
  const colon = reference.indexOf(':');
  const organizationId = reference.slice(0, colon);
  const name = reference.slice(colon + 1);
  if (colon < 1 || name === '' || organizationId === 'system') return { kind: 'unknown', raw: reference };
  return { kind: 'custom', organizationId, name };
}

/** The reference that bindings use for a custom role. */
export function roleReference(organizationId: string, name: string): string {
  return `${organizationId}:${name}`;
}
