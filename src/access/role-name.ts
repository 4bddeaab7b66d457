import { parseRoleReference, roleReference } from '#domain/rules/role-reference.ts';
import { isSystemRole, systemRoles } from '#domain/rules/system-roles.ts';
import { onceForEach } from '#src/lib/once-for-each.ts';
import { systemRoleWords } from './system-role-words.ts';

/** The parts of a role that the screen needs; a role from the API has them all. */
export interface RoleSummary {
  readonly name: string;
  readonly organizationId: string;
  readonly permissions: readonly string[];
  readonly isSystem: boolean;
}

/** The display name of a role: "Profile Writer", a custom role's name, or else the raw reference. Worked out once for each. */
export const roleName = onceForEach((reference: string): string => {
  const parsed = parseRoleReference(reference);
  if (parsed.kind === 'system') return systemRoleWords[parsed.role].name;
  return parsed.kind === 'custom' ? parsed.name : parsed.raw;
});

/**
 * The reference that bindings use for this role. System roles are compared by letters only, because some backends spell
 * their names for people ("Debug Info Writer") and some like the reference ("debuginfo-writer").
 */
export function referenceOfRole(role: Pick<RoleSummary, 'name' | 'organizationId' | 'isSystem'>): string {
  if (!role.isSystem) return roleReference(role.organizationId, role.name);
  const wanted = letters(role.name.replace(/^system:/, ''));
  return (
    Object.keys(systemRoles).find((reference) => letters(reference.slice('system:'.length)) === wanted) ??
    `system:${role.name}`
  );
}

/**
 * Whether the role of a reference is gone. `existing` holds the references of the roles that exist. With `undefined` the
 * roles are unknown: then only a reference that is never valid counts as gone.
 */
export function isRoleGone(reference: string, existing: ReadonlySet<string> | undefined): boolean {
  if (isSystemRole(reference)) return false;
  if (existing) return !existing.has(reference);
  return parseRoleReference(reference).kind === 'unknown';
}

/** The references of these roles. Compute them once per list, then call `isRoleGone` for each row. */
export function referencesOfRoles(roles: readonly RoleSummary[]): ReadonlySet<string> {
  const references = knownReferences.get(roles) ?? new Set(roles.map(referenceOfRole));
  knownReferences.set(roles, references);
  return references;
}

const knownReferences = new WeakMap<readonly RoleSummary[], ReadonlySet<string>>();

function letters(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z]/g, '');
}
