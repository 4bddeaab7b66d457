import { listParams } from '#src/flows/list/list-search.ts';
import { oneOfParam, searchParams, textParam, textsParam } from '#src/lib/search-params.ts';
import type { RouteAct } from '#src/shell/palette/declarations.ts';

/** The page's description: also shown while its data loads. */
export const bindingsPurpose = 'Who has which role, in the whole organization or in one project.';

/**
 * The parameters in the page's address. With `create=binding`, the form starts with the only subject, role and scope. With
 * `change=role` or `change=scope`, `binding` is the ID of the role binding to change, and with
 * `to=organization` the whole organization is chosen as its scope.
 */
export const roleBindingsSearch = searchParams({
  ...listParams(['subject', 'role', 'scope', 'creator']),
  subject: textsParam,
  role: textsParam,
  scope: textsParam,
  problem: textsParam,
  view: oneOfParam(['scope']),
  create: oneOfParam(['binding']),
  change: oneOfParam(['role', 'scope']),
  binding: textParam,
  to: oneOfParam(['organization']),
});

/** What the address opens, for the command palette. */
export const bindingActs: readonly RouteAct[] = [
  {
    label: 'Create Role Binding',
    search: { create: 'binding' },
    permission: 'rolebinding.create',
    orInProject: true,
  },
];
