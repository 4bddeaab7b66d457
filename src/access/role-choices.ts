import { isSystemRole, systemRoles } from '#domain/rules/system-roles.ts';
import { byLabel } from '#src/lib/by-name.ts';
import type { Option } from '#src/lib/match-options.ts';
import { actsWords } from './permission-acts.ts';
import { referenceOfRole, roleName, type RoleSummary } from './role-name.ts';
import { systemRoleWords } from './system-role-words.ts';

/** A role to choose; its reference is the `value`, and the `description` says what it permits. */
export interface RoleChoice extends Option {
  readonly permissions: readonly string[];
  readonly isSystem: boolean;
}

const rank = Object.entries(systemRoles)
  .toSorted(([, a], [, b]) => a.length - b.length)
  .map(([reference]) => reference);

/**
 * The roles as choices: system roles first, from the narrowest to the widest, so that the most powerful one is not the
 * easiest to pick; then the organization's own by name.
 */
export function roleChoices(roles: readonly RoleSummary[]): RoleChoice[] {
  const choices = roles.map(roleChoice);
  const place = (choice: RoleChoice) => {
    const known = rank.indexOf(choice.value);
    if (known >= 0) return known;
    return choice.isSystem ? rank.length : rank.length + 1;
  };
  return choices.toSorted((a, b) => place(a) - place(b) || byLabel(a, b));
}

function roleChoice(role: RoleSummary): RoleChoice {
  const value = referenceOfRole(role);
  return {
    value,
    label: isSystemRole(value) ? roleName(value) : role.name,
    description: isSystemRole(value) ? systemRoleWords[value].description : inWords(role.permissions),
    keywords: role.permissions.join(' '),
    permissions: role.permissions,
    isSystem: role.isSystem,
  };
}

/** "See and change billing.", with the rest counted. */
function inWords(permissions: readonly string[]): string {
  if (permissions.length === 0) return 'No permissions: it allows nothing.';
  const acts = actsWords(permissions);
  return `${acts.charAt(0).toUpperCase()}${acts.slice(1)}.`;
}
