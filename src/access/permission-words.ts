import { isPermission, type Permission } from '#domain/rules/permissions.ts';

/** What a permission allows, as a short phrase: "Upload debug info". */
const words: Readonly<Record<Permission, string>> = {
  'profile.read': 'Read profiles',
  'profile.write': 'Send profiles',
  'project.read': 'Open projects',
  'project.list': 'See projects',
  'project.create': 'Create projects',
  'project.update': 'Change projects',
  'project.delete': 'Delete projects',
  'view.read': 'Open views',
  'view.list': 'See views',
  'view.create': 'Create views',
  'view.update': 'Change views',
  'view.delete': 'Delete views',
  'organization.read': 'See the organization',
  'organization.create': 'Create organizations',
  'organization.update': 'Change the organization',
  'organization.delete': 'Delete the organization',
  'organization.usage.read': 'See usage',
  'serviceaccount.list': 'See service accounts',
  'serviceaccount.create': 'Create service accounts',
  'serviceaccount.delete': 'Delete service accounts',
  'serviceaccounttoken.list': 'See API tokens',
  'serviceaccounttoken.create': 'Create API tokens',
  'serviceaccounttoken.delete': 'Delete API tokens',
  'role.list': 'See roles',
  'role.create': 'Create roles',
  'role.delete': 'Delete roles',
  'rolebinding.list': 'See role bindings',
  'rolebinding.create': 'Create role bindings',
  'rolebinding.delete': 'Delete role bindings',
  'invite.list': 'See invites',
  'invite.create': 'Create invites',
  'invite.expire': 'End invites',
  'debuginfo.list': 'See debug info',
  'debuginfo.read': 'Read debug info',
  'debuginfo.write': 'Upload debug info',
  'debuginfod.read': 'Read from debuginfod',
  'billing.read': 'See billing',
  'billing.modify': 'Change billing',
};

/** Permissions to widen access, to delete what can't be recreated, or to spend money. */
const sensitive: ReadonlySet<string> = new Set<Permission>([
  'role.create',
  'role.delete',
  'rolebinding.create',
  'rolebinding.delete',
  'invite.create',
  'serviceaccounttoken.create',
  'organization.update',
  'organization.delete',
  'project.delete',
  'billing.modify',
]);

/**
 * What a permission allows, in words: "Send profiles". An unknown one is built from its parts: `dashboard.share` becomes
 * "Dashboard: share".
 */
export function permissionWords(permission: string): string {
  if (isPermission(permission)) return words[permission];
  const [resource = '', ...verbs] = permission.split('.');
  const name = resource.charAt(0).toUpperCase() + resource.slice(1);
  return verbs.length === 0 ? name : `${name}: ${verbs.join(' ')}`;
}

/** Whether a permission is marked as sensitive in pickers and on role pages. */
export function isSensitive(permission: string): boolean {
  return sensitive.has(permission);
}
