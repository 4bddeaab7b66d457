import { listParams } from '#src/flows/list/list-search.ts';
import { oneOfParam, searchParams, textParam, textsParam } from '#src/lib/search-params.ts';

/** The page's description: also shown while its data loads. */
export const bindingsPurpose = 'Who has which role, in the whole organization or in one project.';

/**
 * The parameters in the page's address. With `create=binding`, `subject` is also the subject that the form starts with,
 * `newRole` the reference of its role, and `newScope` a project's ID or "organization".
 */
export const roleBindingsSearch = searchParams({
  ...listParams(['subject', 'role', 'scope', 'creator']),
  subject: textsParam,
  role: textsParam,
  scope: textsParam,
  problem: textsParam,
  create: oneOfParam(['binding']),
  newRole: textParam,
  newScope: textParam,
});
