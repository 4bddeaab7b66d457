/** Permissions that are shown together, under one label. */
export interface PermissionGroup {
  readonly label: string;
  readonly permissions: readonly string[];
}

const labels: ReadonlyMap<string, string> = new Map([
  ['profile', 'Profile data'],
  ['project', 'Projects'],
  ['view', 'Views'],
  ['organization', 'Organization'],
  ['serviceaccount', 'Service accounts'],
  ['serviceaccounttoken', 'Service accounts'],
  ['role', 'Identity & access'],
  ['rolebinding', 'Identity & access'],
  ['invite', 'Identity & access'],
  ['debuginfo', 'Debug info'],
  ['debuginfod', 'Debug info'],
  ['billing', 'Billing'],
]);

/**
 * Groups permissions for display, in the given order. An unknown permission is grouped under its first segment, so that a
 * backend newer than the console never hides what a role permits.
 */
export function groupPermissions(permissions: readonly string[]): PermissionGroup[] {
  const groups = new Map<string, string[]>();
  for (const permission of permissions) {
    const resource = permission.split('.', 1)[0] ?? permission;
    const label = labels.get(resource) ?? resource;
    const group = groups.get(label);
    if (group) group.push(permission);
    else groups.set(label, [permission]);
  }
  return Array.from(groups, ([label, members]) => ({ label, permissions: members }));
}
