import { parseRoleReference, roleReference } from '#domain/rules/role-reference.ts';
import { isSystemRole, systemRoles } from '#domain/rules/system-roles.ts';
import { systemRoleWords } from './system-role-words.ts';

/** What the screen needs of a role; a role from the wire fits. */
export interface RoleSummary {
  readonly name: string;
  readonly organizationId: string;
  readonly permissions: readonly string[];
  readonly isSystem: boolean;
}

/** What people call the role behind a reference: "Profile Writer", a custom role's name, or the raw reference. */
export function roleName(reference: string): string {
  const parsed = parseRoleReference(reference);
  if (parsed.kind === 'system') return systemRoleWords[parsed.role].name;
  return parsed.kind === 'custom' ? parsed.name : parsed.raw;
}

/**
 * The reference that a binding to this role holds. System roles are matched by the letters of their name, because
 * backends spell it as people do ("Debug Info Writer") or as the reference does ("debuginfo-writer").
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
 * Whether a reference names no role any more. `existing` holds the references of the roles that exist; `undefined` means
 * that nobody knows, and then only a reference that could never be one counts as gone.
 */
export function isRoleGone(reference: string, existing: ReadonlySet<string> | undefined): boolean {
  if (isSystemRole(reference)) return false;
  if (existing) return !existing.has(reference);
  return parseRoleReference(reference).kind === 'unknown';
}

/** The references of these roles, to ask `isRoleGone` many times; worked out once for a list. */
export function referencesOfRoles(roles: readonly RoleSummary[]): ReadonlySet<string> {
  const references = knownReferences.get(roles) ?? new Set(roles.map(referenceOfRole));
  knownReferences.set(roles, references);
  return references;
}

const knownReferences = new WeakMap<readonly RoleSummary[], ReadonlySet<string>>();

function letters(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z]/g, '');
}
