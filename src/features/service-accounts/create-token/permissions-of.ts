import { missingPermissions, permissionsAt } from '#domain/rules/access.ts';
import { isPermission } from '#domain/rules/permissions.ts';
import type { RoleBinding } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import type { RoleSummary } from '#src/access/role-name.ts';
import type { Projects } from '#src/access/scope-state.ts';
import { byName } from '#src/lib/by-name.ts';

/**
 * What a subject may do in a project, or for the empty id in the whole organization, as the lists that the person sees
 * say it. `undefined` when they don't see enough to tell.
 */
export function permissionsOf(
  subject: string,
  bindings: readonly Pick<RoleBinding, 'subject' | 'role' | 'projectId'>[] | undefined,
  roles: readonly RoleSummary[] | undefined,
): ((projectId: string) => ReadonlySet<string>) | undefined {
  if (!bindings || !roles) return undefined;
  const own = bindings
    .filter((binding) => binding.subject === subject)
    .map(({ role, projectId }) => ({ role, projectId: projectId || null }));
  return (projectId) => permissionsAt(projectId || null, own, roles);
}

/**
 * Why somebody who holds these permissions can't hand out a role at these scopes: the same rule as the backend's, to say
 * it before the click. `undefined` when they can, or when it can't be told.
 */
export function reasonAgainst(
  permissions: readonly string[],
  scopes: readonly string[],
  heldAt: ((projectId: string) => ReadonlySet<string>) | undefined,
): string | undefined {
  if (!heldAt) return undefined;
  const wanted = permissions.filter(isPermission);
  const lacking = scopes.flatMap((scope) =>
    missingPermissions(wanted, new Set([...heldAt(scope)].filter(isPermission))),
  );
  const missing = [...new Set(lacking)];
  if (missing.length === 0) return undefined;
  const some = missing.slice(0, 3).join(', ');
  return `You can’t hand it out: you lack ${some}${missing.length > 3 ? ` and ${missing.length - 3} more` : ''}.`;
}

/**
 * The projects that a token is for, by name: its own limit, else where its account has roles, else (organization-wide, or
 * not to be seen, or nowhere) all of them. Projects that are gone are left out.
 */
export function projectsOfToken(limit: string, scopes: readonly string[] | undefined, projects: Projects): string[] {
  if (limit) return [limit];
  const all = Array.from(projects.names, ([id, name]) => ({ id, name }))
    .toSorted(byName)
    .map(({ id }) => id);
  const bound = all.filter((id) => scopes?.includes(id));
  return scopes?.includes('') || bound.length === 0 ? all : bound;
}
