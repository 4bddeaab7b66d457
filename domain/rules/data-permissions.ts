import type { Permission } from '#domain/rules/permissions.ts';

/** The permissions that are for sending data to a project. Who uses another one only reads. */
export const dataPermissions = ['profile.write', 'debuginfo.write'] as const satisfies readonly Permission[];

/** Whether a use with this permission sent data. */
export function sendsData(permission: string): boolean {
  return dataPermissions.some((each) => each === permission);
}
