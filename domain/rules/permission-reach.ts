import { isPermission, type Permission } from '#domain/rules/permissions.ts';

/**
 * The permissions that count in one project: its data and settings, its role bindings, and uploads to it. All others are
 * about the organization; a role binding in one project gives them without an effect.
 */
const inProjects: ReadonlySet<Permission> = new Set<Permission>([
  'profile.read',
  'profile.write',
  'project.read',
  'project.list',
  'project.update',
  'project.delete',
  'view.read',
  'view.list',
  'view.create',
  'view.update',
  'view.delete',
  'rolebinding.list',
  'rolebinding.create',
  'rolebinding.delete',
  'debuginfo.list',
  'debuginfo.read',
  'debuginfo.write',
  'debuginfod.read',
]);

/** Whether a permission has an effect where it is given in one project only. One that this code doesn't know may have. */
export function countsInProject(permission: string): boolean {
  return !isPermission(permission) || inProjects.has(permission);
}
