import type { Permission } from '#domain/rules/permissions.ts';
import type { SystemRole } from '#domain/rules/system-roles.ts';

/** What each system role includes, told from the description of the product, and not from the roles that tests hold against it. */

const reading: readonly Permission[] = [
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
const restOfOwner: readonly Permission[] = [
  'profile.write',
  'project.create',
  'project.update',
  'project.delete',
  'view.create',
  'view.update',
  'view.delete',
  'organization.create',
  'organization.update',
  'organization.delete',
  'organization.usage.read',
  'serviceaccount.create',
  'serviceaccount.delete',
  'serviceaccounttoken.create',
  'serviceaccounttoken.delete',
  'role.create',
  'role.delete',
  'rolebinding.create',
  'rolebinding.delete',
  'invite.list',
  'invite.create',
  'invite.expire',
  'debuginfo.write',
  'billing.read',
  'billing.modify',
];

export const systemRoleRights: Readonly<Record<SystemRole, readonly Permission[]>> = {
  'system:owner': [...reading, ...restOfOwner],
  'system:viewer': reading,
  'system:writer': [...reading, 'profile.write', 'debuginfo.write'],
  'system:profile-writer': ['profile.write'],
  'system:debuginfo-writer': ['debuginfo.write'],
};
