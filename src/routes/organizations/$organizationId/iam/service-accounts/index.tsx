import { createFileRoute } from '@tanstack/react-router';
import { loadAccess } from '#src/api/access.ts';
import { projectsQuery } from '#src/api/projects.ts';
import { roleBindingsQuery, rolesQuery } from '#src/api/roles.ts';
import { serviceAccountsQuery } from '#src/api/service-accounts.ts';
import { ServiceAccountsPage } from '#src/features/service-accounts/list/service-accounts-page.tsx';
import {
  accountActs,
  accountsPurpose,
  serviceAccountsSearch,
} from '#src/features/service-accounts/service-accounts-search.ts';

export const Route = createFileRoute('/organizations/$organizationId/iam/service-accounts/')({
  validateSearch: serviceAccountsSearch,
  loader: async ({ context: { queryClient }, params: { organizationId } }) => {
    const accounts = queryClient.query({ ...serviceAccountsQuery(organizationId), staleTime: 'static' });
    // The page needs the list, and its buttons need to know what the person may do.
    const needed = [accounts, loadAccess(queryClient, organizationId)] as const;
    // The rest may be denied: each part of the page says so itself.
    await Promise.allSettled([
      queryClient.query(roleBindingsQuery(organizationId)),
      queryClient.query(rolesQuery(organizationId)),
      queryClient.query(projectsQuery(organizationId)),
      ...needed,
    ]);
    await Promise.all(needed);
  },
  staticData: { shape: { description: accountsPurpose, actions: 2, filters: 2 }, acts: accountActs },
  component: ServiceAccountsPage,
  // A selection or an open dialog in one organization must not carry over to another.
  remountDeps: ({ params: { organizationId } }) => organizationId,
});
