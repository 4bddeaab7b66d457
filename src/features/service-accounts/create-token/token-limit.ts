import type { Projects } from '#src/access/scope-state.ts';
import type { TokenForm } from './token-form.ts';

/**
 * The projects that a token may be limited to, by id: those where its account has a role, since a limit to another one
 * makes a token that works nowhere. `scopes` are where an existing account has roles (empty id: the whole organization),
 * `undefined` when that can't be told: then, and organization-wide, any project that the person sees.
 */
export function limitsOf(
  { account, scope }: Pick<TokenForm, 'account' | 'scope'>,
  scopes: readonly string[] | undefined,
  projects: Projects,
): string[] {
  const all = [...projects.names.keys()];
  if (account === 'existing') return scopes && !scopes.includes('') ? all.filter((id) => scopes.includes(id)) : all;
  if (scope.kind === 'organization') return all;
  // A token of an account with one project works only there anyway.
  const chosen = all.filter((id) => scope.projectIds.includes(id));
  return chosen.length > 1 ? chosen : [];
}

/** The limit as long as it is on offer, else none. */
export function fittingLimit(limit: string, limits: readonly string[]): string {
  return limits.includes(limit) ? limit : '';
}

/**
 * Whether it is the limit that leaves the token without any permission: its account has roles, and none counts in the
 * project.
 */
export function isUselessLimit(
  limit: string,
  scopes: readonly string[] | undefined,
  permissionsIn: ((projectId: string) => ReadonlySet<string>) | undefined,
): boolean {
  if (limit === '' || !scopes || scopes.length === 0 || !permissionsIn) return false;
  return permissionsIn(limit).size === 0 && scopes.some((scope) => permissionsIn(scope).size > 0);
}
