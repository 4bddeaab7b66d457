import type { ProjectScope } from '#domain/rules/access.ts';
import type { AccessFacts } from '#domain/rules/explain/facts.ts';

/** The backend's own word on what a subject may do at a scope; `undefined` where it says nothing. */
export function toldAt(
  { told }: AccessFacts,
  subject: string | undefined,
  scope: ProjectScope,
): { readonly permissions: ReadonlySet<string>; readonly isComplete: boolean } | undefined {
  if (!told || told.subject !== subject) return undefined;
  const [wide] = told.scopes;
  const here = told.scopes.find(({ projectId }) => projectId === scope) ?? wide;
  return {
    permissions: new Set(here?.permissions),
    isComplete: told.isComplete || scope === null,
  };
}
