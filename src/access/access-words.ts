import { isPermission, type Permission } from '#domain/rules/permissions.ts';
import type { SystemRole } from '#domain/rules/system-roles.ts';
import type { OwnAccess, Owner } from '#src/api/own-access.ts';
import { fewOf } from './few-of.ts';
import { leastRoleWith } from './least-role.ts';
import { projectsWith } from './own-access.ts';
import { permissionWords } from './permission-words.ts';
import { systemRoleWords } from './system-role-words.ts';

/** The person who is refused, as far as the console knows. */
export interface Asker {
  readonly access: OwnAccess | undefined;
  /** The names of the projects that they see, by ID. */
  readonly projectNames: ReadonlyMap<string, string>;
}

/**
 * Why a person lacks a permission, which role includes it, and who can give it to them: "You need the permission to see
 * role bindings (rolebinding.list). Organization-wide Viewer includes it. Olivia Owner can give it to you."
 */
export function reasonFor(permission: Permission, asker: Asker): string {
  const words = [`${needWords(permission)} (${permission}).`, roleWords(permission, asker), helpWords(asker)];
  return words.join(' ');
}

/** The permission that a reason in the words of `reasonFor` is about; `undefined` for any other text. */
export function permissionIn(reason: string): Permission | undefined {
  const id = /^You need the permission to [^(]*\(([a-z.]+)\)/.exec(reason)?.[1] ?? '';
  return isPermission(id) ? id : undefined;
}

/** "You need the permission to see role bindings". */
export function needWords(permission: string): string {
  return `You need the permission to ${actOf(permission)}`;
}

/** "see role bindings (rolebinding.list)". */
export function permissionPhrase(permission: string): string {
  return `${actOf(permission)} (${permission})`;
}

/** "see role bindings"; of a permission that the console doesn't know, its ID. */
function actOf(permission: string): string {
  const words = permissionWords(permission);
  return isPermission(permission) ? words.charAt(0).toLowerCase() + words.slice(1) : words;
}

/** "Organization-wide Viewer includes it; yours is for Staging." Empty for a permission that the console doesn't know. */
export function roleWords(permission: string, asker: Asker): string {
  if (!isPermission(permission)) return '';
  const role = leastRoleWith([permission]);
  return `Organization-wide ${systemRoleWords[role].name} includes it${limitWords(permission, role, asker)}.`;
}

/** "; yours is for Production and Staging", for a person who has the permission in some projects only. */
function limitWords(permission: Permission, role: SystemRole, { access, projectNames }: Asker): string {
  if (!access) return '';
  const projectIds = projectsWith(access, permission);
  const names = projectIds.map((projectId) => projectNames.get(projectId)).filter((name) => name !== undefined);
  if (names.length === 0) return '';
  const haveRole = projectIds.every((projectId) =>
    access.roleBindings.some((binding) => binding.role === role && binding.projectId === projectId),
  );
  return `; ${haveRole ? 'yours is for' : 'you have it only in'} ${fewOf(names)}`;
}

/** "Olivia Owner can give it to you."; of several permissions, "them". */
export function helpWords(asker: Asker, count = 1): string {
  const owners = asker.access?.owners.length ? ownerWords(asker) : 'An owner of the organization';
  return `${owners} can give ${count === 1 ? 'it' : 'them'} to you.`;
}

/** "Olivia Owner or otto@acme.example", "an owner of the organization". Of many owners, it names two. */
export function ownerWords({ access }: Asker): string {
  const owners = access?.owners ?? [];
  if (owners.length === 0) return 'an owner of the organization';
  const names = owners.map((owner) => nameAmong(owner, owners));
  const some = names.length > 3 ? [...names.slice(0, 2), 'another owner'] : names;
  return either.format(some);
}

/** Adds the e-mail where two owners have the same name. */
function nameAmong({ name, email }: Owner, owners: readonly Owner[]): string {
  if (name === '') return email;
  return owners.filter((other) => other.name === name).length > 1 ? `${name} (${email})` : name;
}

const either = new Intl.ListFormat('en', { type: 'disjunction' });
