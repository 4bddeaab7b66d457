import type { QueryClient } from '@tanstack/react-query';
import { accessQuery } from '#src/api/access.ts';
import { readError } from '#src/api/errors.ts';
import { projectsQuery } from '#src/api/projects.ts';
import { roleBindingsQuery, rolesQuery } from '#src/api/roles.ts';
import { serviceAccountsQuery } from '#src/api/service-accounts.ts';
import { selfQuery } from '#src/api/session.ts';

const actions = ['rolebinding.create', 'rolebinding.delete', 'project.list'] as const;

/**
 * Loads everything that the page shows, all at once. Without the roles or the service accounts, which take permissions of
 * their own, the page does with less; a failure of anything else is the page's.
 */
export async function loadBindings(queryClient: QueryClient, organizationId: string): Promise<void> {
  const ifAllowed = [
    queryClient.ensureQueryData(rolesQuery(organizationId)),
    queryClient.ensureQueryData(serviceAccountsQuery(organizationId)),
  ].map((loading) => loading.catch(throwUnlessDenied));
  await Promise.all([
    queryClient.ensureQueryData(roleBindingsQuery(organizationId)),
    queryClient.ensureQueryData(projectsQuery(organizationId)),
    queryClient.ensureQueryData(selfQuery()),
    ...actions.map((permission) => queryClient.ensureQueryData(accessQuery(organizationId, permission))),
    ...ifAllowed,
  ]);
}

/** Lets a denial pass as `undefined`, for what can be done without. */
export function throwUnlessDenied(error: unknown): undefined {
  if (readError(error).kind !== 'denied') throw error;
  return undefined;
}
