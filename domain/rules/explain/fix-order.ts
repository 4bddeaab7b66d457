import type { FixAct, Sized } from '#domain/rules/explain/fix.ts';
import { parseRoleReference } from '#domain/rules/role-reference.ts';
import { systemRoleName } from '#domain/rules/system-roles.ts';

/** In this order where size and scope are the same: what exists before what has to be made. */
const kinds: readonly FixAct['kind'][] = [
  'sign-in-as',
  'give-role',
  'widen-binding',
  'create-role',
  'create-token',
  'create-account',
];

/**
 * Sorts by how much is given beyond what was asked for, then the narrowest scope, then what exists, also for the role that a
 * new account or token needs, then the name.
 */
export function bySize(a: Sized, b: Sized): number {
  return (
    a.extra.length - b.extra.length ||
    Number(a.projectId === null) - Number(b.projectId === null) ||
    kinds.indexOf(a.kind) - kinds.indexOf(b.kind) ||
    kindOfRole(a) - kindOfRole(b) ||
    compare(nameOf(a).toLowerCase(), nameOf(b).toLowerCase()) ||
    compare(nameOf(a), nameOf(b))
  );
}

function kindOfRole(act: FixAct): number {
  if (act.kind === 'create-account') return kinds.indexOf(act.assignment.kind);
  return act.kind === 'create-token' && act.first ? kinds.indexOf(act.first.kind) : -1;
}

function nameOf(act: FixAct): string {
  if (act.kind === 'create-account') return nameOf(act.assignment);
  if (act.kind === 'sign-in-as') return act.subject;
  return act.kind === 'give-role' || act.kind === 'widen-binding' ? roleNameOf(act.role) : '';
}

function roleNameOf(reference: string): string {
  const parsed = parseRoleReference(reference);
  if (parsed.kind === 'system') return systemRoleName(parsed.role);
  return parsed.kind === 'custom' ? parsed.name : parsed.raw;
}

function compare(a: string, b: string): number {
  return Number(a > b) - Number(a < b);
}
