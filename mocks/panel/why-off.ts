import { rpcs } from '#domain/permission-table.ts';
import { type Permission, permissions } from '#domain/rules/permissions.ts';

/** "rolebinding.create · CreateRoleBinding" for missing permissions; for a quota, what is full; else the reason itself. */
export function whyOff(reason: string): string {
  const words = new Set(reason.split(/[^\w.]+/).map((word) => word.replace(/\.$/, '')));
  const lacking = permissions.filter((permission) => words.has(permission));
  if (lacking.length === 0)
    return isFull.test(reason) ? `${reason} (serviceaccount.create · CreateServiceAccount)` : reason;
  return lacking.map((permission) => [permission, ...rpcsThatNeed(permission)].join(' · ')).join('; ');
}

/** The only quota that disables controls. */
const isFull = /Service account limit reached/;

function rpcsThatNeed(permission: Permission): string[] {
  return rpcs.filter((rpc) => rpc.permissions.includes(permission)).map(({ name }) => name);
}
