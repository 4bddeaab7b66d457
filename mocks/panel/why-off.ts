import { rpcs } from '#domain/permission-table.ts';
import { permissions } from '#domain/rules/permissions.ts';

/** "rolebinding.create · CreateRoleBinding" for a reason that names permissions. A quota names what it is for, and any other reason stands as it is. */
export function whyOff(reason: string): string {
  const words = new Set(reason.split(/[^\w.]+/).map((word) => word.replace(/\.$/, '')));
  const lacking = permissions.filter((permission) => words.has(permission));
  if (lacking.length === 0)
    return isFull.test(reason) ? `${reason} (serviceaccount.create · CreateServiceAccount)` : reason;
  return lacking.map((permission) => [permission, ...rpcsThatNeed(permission)].join(' · ')).join('; ');
}

/** The only quota that turns controls off. */
const isFull = /Service account limit reached/;

function rpcsThatNeed(permission: string): string[] {
  return rpcs.filter(({ requirement }) => requirement === permission).map(({ name }) => name);
}
