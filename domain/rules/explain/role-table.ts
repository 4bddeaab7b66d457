import { type CustomRole, permissionsOfRole } from '#domain/rules/access.ts';
import type { Permission } from '#domain/rules/permissions.ts';
import { parseRoleReference, roleReference } from '#domain/rules/role-reference.ts';

/** A role as its reference is read. `unseen`: it may exist, and what it gives is unknown. */
export interface RoleState {
  readonly state: 'there' | 'gone' | 'unseen';
  /** In the catalogue's order as far as the role has it; empty unless it is there. */
  readonly permissions: ReadonlySet<Permission>;
}

/** Looks up roles by reference, each once, because 100,000 bindings name a few hundred. */
export type RoleTable = (reference: string) => RoleState;

const gone: RoleState = { state: 'gone', permissions: new Set() };
const unseen: RoleState = { state: 'unseen', permissions: new Set() };

/** The roles of an organization. If `isComplete`, a role of its own that is not in the list is gone. */
export function roleTable(organizationId: string, roles: readonly CustomRole[], isComplete: boolean): RoleTable {
  const named = new Map(roles.map((role) => [roleReference(role.organizationId, role.name), role]));
  const states = new Map<string, RoleState>();
  const read = (reference: string): RoleState => {
    const parsed = parseRoleReference(reference);
    const role = named.get(reference);
    if (parsed.kind === 'system' || role) {
      return { state: 'there', permissions: new Set(permissionsOfRole(reference, role ? [role] : [])) };
    }
    if (parsed.kind === 'unknown' || parsed.organizationId !== organizationId) return gone;
    return isComplete ? gone : unseen;
  };
  return (reference) => {
    const known = states.get(reference) ?? read(reference);
    states.set(reference, known);
    return known;
  };
}
