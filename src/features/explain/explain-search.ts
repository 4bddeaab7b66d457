import { type Permission, permissions } from '#domain/rules/permissions.ts';
import { listParams } from '#src/flows/list/list-search.ts';
import { oneOfParam, type SearchOf, searchParams, textParam } from '#src/lib/search-params.ts';

/** The page's description: also shown while its data loads. */
export const explainPurpose =
  'Find out who can do what, where, and why somebody can’t. Copy the address to share the answer.';

/** The shapes of a question: what can X do, who can do P in Q, why can or can't X do P in Q. */
const shapes = ['why', 'what', 'who'] as const;
export type Shape = (typeof shapes)[number];

/** The question in the page's address. */
export const explainSearch = searchParams({
  ask: oneOfParam(shapes),
  /** X: a subject, or an API token by its ID. The token counts where both are given. */
  subject: textParam,
  token: textParam,
  /** P. */
  permission: oneOfParam(permissions),
  /** Q: a project's ID, or the whole organization. */
  scope: textParam,
  /** Of the list that answers who can. */
  ...listParams(['subject']),
});

export type ExplainSearch = SearchOf<{
  readonly ask: Shape;
  readonly subject: string;
  readonly token: string;
  readonly permission: Permission;
  readonly scope: string;
}>;
