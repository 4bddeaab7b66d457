import type { QueryClient } from '@tanstack/react-query';
import { ownAccessQuery } from '#src/api/access.ts';
import { readError } from '#src/api/errors.ts';
import { peopleQuery } from '#src/api/people.ts';
import { projectsQuery } from '#src/api/projects.ts';
import { roleBindingsQuery, rolesQuery } from '#src/api/roles.ts';
import { serviceAccountsQuery } from '#src/api/service-accounts.ts';
import { selfQuery } from '#src/api/session.ts';

/**
 * Loads everything that the page shows, in parallel. Roles and service accounts need permissions of their own, so the page
 * works without them, and so it does without the people, whatever keeps them away; any other failure is an error of the page.
 */
export async function loadBindings(queryClient: QueryClient, organizationId: string): Promise<void> {
  const staleTime = 'static';
  await Promise.all([
    queryClient.query({ ...roleBindingsQuery(organizationId), staleTime }),
    queryClient.query({ ...projectsQuery(organizationId), staleTime }),
    queryClient.query({ ...ownAccessQuery(organizationId), staleTime }),
    queryClient.query({ ...rolesQuery(organizationId), staleTime }).catch(throwUnlessDenied),
    queryClient.query({ ...serviceAccountsQuery(organizationId), staleTime }).catch(throwUnlessDenied),
    queryClient.query({ ...peopleQuery(organizationId), staleTime, retry: false }).catch(() => undefined),
    queryClient.query({ ...selfQuery(), staleTime }),
  ]);
}

/** Turns a denial into `undefined`, for optional data. */
export function throwUnlessDenied(error: unknown): undefined {
  if (readError(error).kind !== 'denied') throw error;
  return undefined;
}
