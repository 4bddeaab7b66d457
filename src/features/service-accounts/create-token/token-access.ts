import { roleName } from '#src/access/role-name.ts';
import { scopePhrase, type Projects } from '#src/access/scope-state.ts';
import { listed } from '#src/lib/listed.ts';

/**
 * What a token of an account with these role bindings can do: "The token will have Writer in project Staging and project
 * Development." A limit keeps only the bindings that apply in its project.
 */
export function tokenAccess(
  bindings: readonly { readonly role: string; readonly projectId: string }[],
  limit: string,
  projects: Projects,
): string {
  const scopes = new Map<string, Set<string>>();
  for (const { role, projectId } of bindings) {
    if (limit !== '' && projectId !== '' && projectId !== limit) continue;
    const name = roleName(role);
    scopes.set(name, (scopes.get(name) ?? new Set()).add(scopePhrase(limit || projectId, projects)));
  }
  if (scopes.size === 0) return `The token will have no access in ${scopePhrase(limit, projects)}.`;
  const roles = Array.from(scopes, ([name, places]) => `${name} in ${listed(places)}`);
  return `The token will have ${roles.join('; ')}.`;
}
