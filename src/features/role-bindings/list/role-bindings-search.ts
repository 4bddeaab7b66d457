import { listParams } from '#src/flows/list/list-search.ts';
import { oneOfParam, searchParams, textsParam } from '#src/lib/search-params.ts';

/** What the page is for: said before its data is there, too. */
export const bindingsPurpose = 'Who has which role, in the whole organization or in one project.';

/** What the address of the page holds. With `create=binding`, `subject` is also the subject to begin with. */
export const roleBindingsSearch = searchParams({
  ...listParams(['subject', 'role', 'scope', 'creator']),
  subject: textsParam,
  role: textsParam,
  scope: textsParam,
  problem: textsParam,
  create: oneOfParam(['binding']),
});
