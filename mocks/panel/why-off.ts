import { rpcs } from '#domain/permission-table.ts';
import { permissions } from '#domain/rules/permissions.ts';

/** "rolebinding.create · CreateRoleBinding" for a reason that names permissions; any other reason as it stands. */
export function whyOff(reason: string): string {
  const words = new Set(reason.split(/[^\w.]+/).map((word) => word.replace(/\.$/, '')));
  const lacking = permissions.filter((permission) => words.has(permission));
  if (lacking.length === 0) return reason;
  return lacking.map((permission) => [permission, ...rpcsThatNeed(permission)].join(' · ')).join('; ');
}

function rpcsThatNeed(permission: string): string[] {
  return rpcs.filter(({ requirement }) => requirement === permission).map(({ name }) => name);
}
