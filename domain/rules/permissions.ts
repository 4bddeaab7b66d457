/** Every permission, in the order for display. Source: the public IAM documentation. */
export const permissions = [
  'profile.read',
  'profile.write',
  'project.read',
  'project.list',
  'project.create',
  'project.update',
  'project.delete',
  'view.read',
  'view.list',
  'view.create',
  'view.update',
  'view.delete',
  'organization.read',
  'organization.create',
  'organization.update',
  'organization.delete',
  'organization.usage.read',
  'serviceaccount.list',
  'serviceaccount.create',
  'serviceaccount.delete',
  'serviceaccounttoken.list',
  'serviceaccounttoken.create',
  'serviceaccounttoken.delete',
  'role.list',
  'role.create',
  'role.delete',
  'rolebinding.list',
  'rolebinding.create',
  'rolebinding.delete',
  'invite.list',
  'invite.create',
  'invite.expire',
  'debuginfo.list',
  'debuginfo.read',
  'debuginfo.write',
  'debuginfod.read',
  'billing.read',
  'billing.modify',
] as const;

export type Permission = (typeof permissions)[number];

const known: ReadonlySet<string> = new Set(permissions);

/** Whether this backend knows the permission. Roles can contain unknown ones, which give nothing. */
export function isPermission(value: string): value is Permission {
  return known.has(value);
}
