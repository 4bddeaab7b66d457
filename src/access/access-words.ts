import type { Permission } from '#domain/rules/permissions.ts';
import { systemRoles } from '#domain/rules/system-roles.ts';

/** "Creating a role binding needs rolebinding.create, which the Owner role has." */
export function reasonFor(permission: Permission): string {
  return `${acts[permission]} needs ${permission}, which the ${leastRoleWith(permission)} role has.`;
}

/** From the narrowest to the widest: whoever lacks a permission should not be told to ask for more than it takes. */
const roleNames = [
  ['system:profile-writer', 'Profile Writer'],
  ['system:debuginfo-writer', 'Debug Info Writer'],
  ['system:viewer', 'Viewer'],
  ['system:writer', 'Writer'],
] as const;

function leastRoleWith(permission: Permission): string {
  const role = roleNames.find(([reference]) => systemRoles[reference].some((held) => held === permission));
  return role?.[1] ?? 'Owner';
}

const acts: Record<Permission, string> = {
  'profile.read': 'Reading profiles',
  'profile.write': 'Sending profiles',
  'project.read': 'Seeing a project',
  'project.list': 'Seeing the projects',
  'project.create': 'Creating a project',
  'project.update': 'Changing a project',
  'project.delete': 'Deleting a project',
  'view.read': 'Seeing a view',
  'view.list': 'Seeing the views',
  'view.create': 'Creating a view',
  'view.update': 'Changing a view',
  'view.delete': 'Deleting a view',
  'organization.read': 'Seeing the organization',
  'organization.create': 'Creating an organization',
  'organization.update': 'Changing the organization',
  'organization.delete': 'Deleting the organization',
  'organization.usage.read': 'Seeing the usage',
  'serviceaccount.list': 'Seeing the service accounts',
  'serviceaccount.create': 'Creating a service account',
  'serviceaccount.delete': 'Deleting a service account',
  'serviceaccounttoken.list': 'Seeing the API tokens',
  'serviceaccounttoken.create': 'Creating an API token',
  'serviceaccounttoken.delete': 'Deleting an API token',
  'role.list': 'Seeing the roles',
  'role.create': 'Creating a role',
  'role.delete': 'Deleting a role',
  'rolebinding.list': 'Seeing the role bindings',
  'rolebinding.create': 'Creating a role binding',
  'rolebinding.delete': 'Deleting a role binding',
  'invite.list': 'Seeing the invites',
  'invite.create': 'Creating an invite',
  'invite.expire': 'Ending an invite',
  'debuginfo.list': 'Seeing the debug information',
  'debuginfo.read': 'Reading debug information',
  'debuginfo.write': 'Uploading debug information',
  'debuginfod.read': 'Reading from debuginfod',
  'billing.read': 'Seeing the billing',
  'billing.modify': 'Changing the billing',
};
