import { rpcs } from '#domain/permission-table.ts';
import { permissions } from '#domain/rules/permissions.ts';

/**
 * "rolebinding.create · CreateRoleBinding" for a reason that names permissions. Any other reason as it stands, a quota's say,
 * and behind it what the control calls, where it bears the name of an RPC ("Create Service Account").
 */
export function whyOff(reason: string, control = ''): string {
  const words = new Set(reason.split(/[^\w.]+/).map((word) => word.replace(/\.$/, '')));
  const lacking = permissions.filter((permission) => words.has(permission));
  if (lacking.length === 0) return [reason, ...rpcNamed(control)].join(' ');
  return lacking.map((permission) => [permission, ...rpcsThatNeed(permission)].join(' · ')).join('; ');
}

function rpcNamed(control: string): string[] {
  const wanted = control.replaceAll(' ', '').toLowerCase();
  const rpc = rpcs.find(({ name }) => name.toLowerCase() === wanted);
  return rpc ? [`(${rpc.requirement} · ${rpc.name})`] : [];
}

function rpcsThatNeed(permission: string): string[] {
  return rpcs.filter(({ requirement }) => requirement === permission).map(({ name }) => name);
}
