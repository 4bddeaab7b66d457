import { createFileRoute } from '@tanstack/react-router';
import { loadAccess } from '#src/api/access.ts';
import { capabilitiesQuery } from '#src/api/capabilities.ts';
import { peopleQuery } from '#src/api/people.ts';
import { projectsQuery } from '#src/api/projects.ts';
import { roleBindingsQuery, rolesQuery } from '#src/api/roles.ts';
import { PeoplePage } from '#src/features/people/list/people-page.tsx';
import { peoplePurpose, peopleSearch } from '#src/features/people/people-search.ts';

export const Route = createFileRoute('/organizations/$organizationId/iam/people/')({
  validateSearch: peopleSearch,
  loader: async ({ context: { queryClient }, params: { organizationId } }) => {
    // The page needs the list, and its buttons need to know what the person may do.
    const needed = [
      queryClient.query({ ...peopleQuery(organizationId), staleTime: 'static' }),
      loadAccess(queryClient, organizationId),
    ] as const;
    // The rest may be denied: each part of the page says so itself.
    await Promise.allSettled([
      queryClient.query(roleBindingsQuery(organizationId)),
      queryClient.query(rolesQuery(organizationId)),
      queryClient.query(projectsQuery(organizationId)),
      queryClient.query(capabilitiesQuery()),
      ...needed,
    ]);
    await Promise.all(needed);
  },
  staticData: { shape: { description: peoplePurpose, actions: 2, filters: 3 } },
  component: PeoplePage,
  // An open dialog in one organization must not carry over to another.
  remountDeps: ({ params: { organizationId } }) => organizationId,
});
