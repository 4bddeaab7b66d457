import type { RoleFact } from '#domain/rules/explain/facts.ts';
import { isPermission, type Permission } from '#domain/rules/permissions.ts';
import { parseRoleReference } from '#domain/rules/role-reference.ts';
import { systemRoles } from '#domain/rules/system-roles.ts';

/** A role as its reference is read. `unseen`: it may exist, and what it gives is unknown. */
export interface RoleState {
  readonly state: 'there' | 'gone' | 'unseen';
  /** Empty unless the role is there. */
  readonly permissions: ReadonlySet<Permission>;
}

/** Looks up roles by reference, each once, because 100,000 bindings name a few hundred. */
export type RoleTable = (reference: string) => RoleState;

const gone: RoleState = { state: 'gone', permissions: new Set() };
const unseen: RoleState = { state: 'unseen', permissions: new Set() };

/** The roles of an organization. If `isComplete`, a role of its own that is not in the list is gone. */
export function roleTable(organizationId: string, roles: readonly RoleFact[], isComplete: boolean): RoleTable {
  const named = new Map(roles.map((role) => [role.reference, role.permissions]));
  const read = (reference: string): RoleState => {
    const parsed = parseRoleReference(reference);
    const permissions = parsed.kind === 'system' ? systemRoles[parsed.role] : named.get(reference);
    if (permissions) return { state: 'there', permissions: new Set(permissions.filter(isPermission)) };
    if (parsed.kind !== 'custom' || parsed.organizationId !== organizationId) return gone;
    return isComplete ? gone : unseen;
  };
  const states = new Map<string, RoleState>();
  return (reference) => {
    const known = states.get(reference) ?? read(reference);
    states.set(reference, known);
    return known;
  };
}
