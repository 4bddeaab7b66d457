import { createFileRoute } from '@tanstack/react-router';
import { accessQuery } from '#src/api/access.ts';
import { projectsQuery } from '#src/api/projects.ts';
import { roleBindingsQuery, rolesQuery } from '#src/api/roles.ts';
import { serviceAccountsQuery } from '#src/api/service-accounts.ts';
import { ServiceAccountsPage } from '#src/features/service-accounts/service-accounts-page.tsx';
import { accountsPurpose, serviceAccountsSearch } from '#src/features/service-accounts/service-accounts-search.ts';

export const Route = createFileRoute('/organizations/$organizationId/iam/service-accounts/')({
  validateSearch: serviceAccountsSearch,
  loader: async ({ context: { queryClient }, params: { organizationId } }) => {
    const may = (permission: Parameters<typeof accessQuery>[1]) =>
      queryClient.query(accessQuery(organizationId, permission));
    const accounts = queryClient.query({ ...serviceAccountsQuery(organizationId), staleTime: 'static' });
    // The page shows its list also to somebody who may not see the rest.
    await Promise.allSettled([
      queryClient.query(roleBindingsQuery(organizationId)),
      queryClient.query(rolesQuery(organizationId)),
      queryClient.query(projectsQuery(organizationId)),
      may('project.list'),
      may('serviceaccount.create'),
      may('serviceaccount.delete'),
      may('serviceaccounttoken.list'),
      may('serviceaccounttoken.create'),
      may('serviceaccounttoken.delete'),
      accounts,
    ]);
    await accounts;
  },
  staticData: { shape: { description: accountsPurpose, actions: 2, filters: 2 } },
  component: ServiceAccountsPage,
});
