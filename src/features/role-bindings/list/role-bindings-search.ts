import { flagParam, oneOfParam, pageParam, searchParams, textParam } from '#src/lib/search-params.ts';
import { bindingProblems, sortColumns, subjectKinds } from './binding-kinds.ts';

/** What the page is for: said before its data is there, too. */
export const bindingsPurpose = 'Who has which role, in the whole organization or in one project.';

/** What the address of the page holds. */
export const roleBindingsSearch = searchParams({
  q: textParam,
  kind: oneOfParam(subjectKinds),
  /** The bindings of one subject; with `create=binding` also the subject to begin with. */
  subject: textParam,
  /** A role reference. */
  role: textParam,
  /** `organization`, or a project's id. */
  scope: textParam,
  problem: oneOfParam(['any', ...bindingProblems]),
  sort: oneOfParam(sortColumns),
  desc: flagParam,
  page: pageParam,
  create: oneOfParam(['binding']),
});

export type RoleBindingsSearch = ReturnType<typeof roleBindingsSearch>;
