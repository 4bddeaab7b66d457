import type { HeldAt } from '#src/access/held.ts';
import type { Projects } from '#src/access/scope-state.ts';
import { byName } from '#src/lib/by-name.ts';
import type { TokenForm } from './token-form.ts';

/**
 * The projects that a token can be limited to, by ID: those where its account has a role, since any other limit makes a
 * useless token. `scopes` is where an existing account has roles (empty ID: the whole organization). If that is unknown
 * (`undefined`) or organization-wide, these are all projects that the person sees.
 */
export function limitsOf(
  { account, scope }: Pick<TokenForm, 'account' | 'scope'>,
  scopes: readonly string[] | undefined,
  projects: Projects,
): string[] {
  const all = [...projects.names.keys()];
  if (account === 'existing') return scopes && !scopes.includes('') ? all.filter((id) => scopes.includes(id)) : all;
  if (scope.kind === 'organization') return all;
  // No limit to offer for an account with one project: its token works only there anyway.
  const chosen = all.filter((id) => scope.projectIds.includes(id));
  return chosen.length > 1 ? chosen : [];
}

/** The limit if it is still a choice, else none. */
export function fittingLimit(limit: string, limits: readonly string[]): string {
  return limits.includes(limit) ? limit : '';
}

/** Whether the limit leaves the token without any permission: its account has roles, but none applies in the project. */
export function isUselessLimit(
  limit: string,
  scopes: readonly string[] | undefined,
  permissionsIn: HeldAt | undefined,
): boolean {
  if (limit === '' || !scopes || scopes.length === 0 || !permissionsIn) return false;
  return permissionsIn(limit).size === 0 && scopes.some((scope) => permissionsIn(scope).size > 0);
}

/**
 * The names of the token's projects: its limit, else where its account has roles, else (organization-wide, unknown or no
 * role) all. Deleted projects are left out.
 */
export function projectsOfToken(limit: string, scopes: readonly string[] | undefined, projects: Projects): string[] {
  if (limit) return [limit];
  const all = Array.from(projects.names, ([id, name]) => ({ id, name }))
    .toSorted(byName)
    .map(({ id }) => id);
  const bound = all.filter((id) => scopes?.includes(id));
  return scopes?.includes('') || bound.length === 0 ? all : bound;
}
