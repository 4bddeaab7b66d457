import { type SystemRole, systemRoles } from '#domain/rules/system-roles.ts';

/** From the narrowest to the widest, so that people ask for no more than they need. */
const roles = ['system:profile-writer', 'system:debuginfo-writer', 'system:viewer', 'system:writer'] as const;

/** The narrowest system role that has all of these permissions. */
export function leastRoleWith(permissions: readonly string[]): SystemRole {
  const hasAll = (role: SystemRole) => {
    const held: ReadonlySet<string> = new Set(systemRoles[role]);
    return permissions.every((permission) => held.has(permission));
  };
  return roles.find(hasAll) ?? 'system:owner';
}
