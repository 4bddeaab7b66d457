import type { Permission } from '#domain/rules/permissions.ts';
import { type SystemRole, systemRoles } from '#domain/rules/system-roles.ts';
import type { OwnAccess, Owner } from '#src/api/own-access.ts';
import { projectsWith } from './own-access.ts';
import { permissionWords } from './permission-words.ts';
import { systemRoleWords } from './system-role-words.ts';

/** Who is refused, as far as it is known. */
export interface Asker {
  readonly access: OwnAccess | undefined;
  /** The names of the projects that they see, by ID. */
  readonly projectNames: ReadonlyMap<string, string>;
}

/**
 * Why somebody can't do what permissions stand for, which role includes each, and who can give it to them: "You need the
 * permission to see role bindings (rolebinding.list). Organization-wide Viewer includes it. Olivia Owner can give it to you."
 */
export function reasonFor(missing: Permission | readonly Permission[], asker: Asker): string {
  const permissions = typeof missing === 'string' ? [missing] : missing;
  return [...permissions.map((permission) => missingWords(permission, asker)), helpWords(asker.access?.owners)].join(
    ' ',
  );
}

function missingWords(permission: Permission, asker: Asker): string {
  const act = permissionWords(permission);
  const role = leastRoleWith(permission);
  const name = systemRoleWords[role].name;
  return (
    `You need the permission to ${act.charAt(0).toLowerCase()}${act.slice(1)} (${permission}). ` +
    `Organization-wide ${name} includes it${limitWords(permission, role, asker)}.`
  );
}

/** "; yours is for Production and Staging", of somebody who holds the permission in some projects only. */
function limitWords(permission: Permission, role: SystemRole, { access, projectNames }: Asker): string {
  if (!access) return '';
  const projectIds = projectsWith(access, permission);
  const names = projectIds.map((projectId) => projectNames.get(projectId)).filter((name) => name !== undefined);
  if (names.length === 0) return '';
  const haveRole = projectIds.every((projectId) =>
    access.roleBindings.some((binding) => binding.role === role && binding.projectId === projectId),
  );
  return `; ${haveRole ? 'yours is for' : 'you have it only in'} ${and.format(few(names, 'more'))}`;
}

function helpWords(owners: readonly Owner[] = []): string {
  if (owners.length === 0) return 'An owner of the organization can give it to you.';
  return `${or.format(
    few(
      owners.map((owner) => nameAmong(owner, owners)),
      'other owners',
    ),
  )} can give it to you.`;
}

/** Two people can have the same name. */
function nameAmong({ name, email }: Owner, owners: readonly Owner[]): string {
  if (name === '') return email;
  return owners.filter((other) => other.name === name).length > 1 ? `${name} (${email})` : name;
}

const most = 3;

/** Enough for a sentence: three, or two and how many more. */
function few(names: readonly string[], rest: string): readonly string[] {
  if (names.length <= most) return names;
  return [...names.slice(0, most - 1), `${names.length - most + 1} ${rest}`];
}

/** From the narrowest to the widest: nobody should ask for more than it takes. */
const roles = ['system:profile-writer', 'system:debuginfo-writer', 'system:viewer', 'system:writer'] as const;

function leastRoleWith(permission: Permission): SystemRole {
  return roles.find((role) => systemRoles[role].some((held) => held === permission)) ?? 'system:owner';
}

const and = new Intl.ListFormat('en', { type: 'conjunction' });
const or = new Intl.ListFormat('en', { type: 'disjunction' });
