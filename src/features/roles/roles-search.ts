import { listParams } from '#src/flows/list/list-search.ts';
import { flagParam, oneOfParam, searchParams, textParam, textsParam } from '#src/lib/search-params.ts';
import type { RouteAct } from '#src/shell/palette/declarations.ts';

/** The description of the list: also shown while its data loads. */
export const rolesPurpose = 'A role is a set of permissions. Role bindings give roles to people and service accounts.';

export const rolesSearch = searchParams({
  ...listParams(['name', 'type', 'permissions', 'holders', 'creator']),
  type: textsParam,
  create: oneOfParam(['role']),
  /** With `create=role`: the role to clone, by its reference. */
  from: textParam,
  /** With `create=role`: what is ticked at first. */
  permission: textParam,
});

export const roleSearch = searchParams({
  /** Opens the sheet that changes the role. */
  change: flagParam,
});

export const compareSearch = searchParams({
  /** The two roles, by their references. */
  a: textParam,
  b: textParam,
});

/** The description of the comparison: also shown while its data loads. */
export const comparePurpose = 'What one role allows and the other doesn’t, and what both allow.';

/** What the address opens, for the command palette. */
export const roleActs: readonly RouteAct[] = [
  { label: 'Create Role', search: { create: 'role' }, permission: 'role.create' },
];
