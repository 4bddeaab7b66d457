import { isRoleGone, referencesOfRoles, type RoleSummary } from '#src/access/role-name.ts';
import type { ListAddress } from '#src/flows/list/use-list-address.ts';
import { textParam } from '#src/lib/search-params.ts';
import type { BindingPrefill } from './binding-form.ts';

/**
 * What the page's address says that the form starts with.
 * @param roles `undefined` if the person may not see them: then any reference that can be one is taken
 */
export function prefillIn(
  { subject, newRole, newScope }: ListAddress,
  roles: readonly RoleSummary[] | undefined,
): BindingPrefill {
  const role = textParam(newRole);
  const isGone = role !== undefined && isRoleGone(role, roles && referencesOfRoles(roles));
  return { subject: subjectIn(subject), role: isGone ? undefined : role, scope: textParam(newScope) };
}

/** The subject for a new role binding: the one that the list is filtered by. */
function subjectIn(chosen: unknown): string | undefined {
  const [only, ...rest] = Array.isArray(chosen) ? chosen : [];
  return rest.length === 0 && typeof only === 'string' && only.includes(':') ? only : undefined;
}
