import { type Permission, permissions } from '#domain/rules/permissions.ts';

const viewer: readonly Permission[] = [
  'profile.read',
  'project.read',
  'project.list',
  'view.read',
  'view.list',
  'organization.read',
  'serviceaccount.list',
  'serviceaccounttoken.list',
  'role.list',
  'rolebinding.list',
  'debuginfo.list',
  'debuginfo.read',
  'debuginfod.read',
];

/**
 * The roles of every organization, which nobody can change, by reference. Viewer lacks `invite.list`, because an invite's
 * token is a secret that gives a role. There is no system role for billing.
 */
export const systemRoles = {
  'system:owner': permissions,
  'system:viewer': viewer,
  'system:writer': [...viewer, 'profile.write', 'debuginfo.write'],
  'system:profile-writer': ['profile.write'],
  'system:debuginfo-writer': ['debuginfo.write'],
} as const satisfies Record<string, readonly Permission[]>;

export type SystemRole = keyof typeof systemRoles;

export const ownerRole: SystemRole = 'system:owner';

export function isSystemRole(reference: string): reference is SystemRole {
  return Object.hasOwn(systemRoles, reference);
}

/** The name of a system role: the part of its reference after `system:`. */
export function systemRoleName(role: SystemRole): string {
  return role.slice('system:'.length);
}
