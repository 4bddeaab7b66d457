import { listParams } from '#src/flows/list/list-search.ts';
import { oneOfParam, searchParams, textParam, textsParam } from '#src/lib/search-params.ts';

/** The page's description: also shown while its data loads. */
export const bindingsPurpose = 'Who has which role, in the whole organization or in one project.';

/**
 * The parameters in the page's address. With `create=binding`, the form starts with the one
 * `subject`, `role` and `scope` that the list is filtered by. With
 * `change=role` or `change=scope`, `binding` is the ID of the role binding to change.
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
});
