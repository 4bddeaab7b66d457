import { permissionsAt } from '#domain/rules/access.ts';
import type { Permission } from '#domain/rules/permissions.ts';
import type { RoleSummary } from './role-name.ts';

/** The permissions that a subject has in a project, or for the empty id in the whole organization. */
export type HeldAt = (projectId: string) => ReadonlySet<Permission>;

/** The permissions of a subject, worked out from the lists that the person sees. `undefined` when they don't see enough. */
export function permissionsOf(
  subject: string,
  bindings: readonly { readonly subject: string; readonly role: string; readonly projectId: string }[] | undefined,
  roles: readonly RoleSummary[] | undefined,
): HeldAt | undefined {
  if (!bindings || !roles) return undefined;
  const own = bindings
    .filter((binding) => binding.subject === subject)
    .map(({ role, projectId }) => ({ role, projectId: projectId || null }));
  return (projectId) => permissionsAt(projectId || null, own, roles);
}
