import { createFileRoute } from '@tanstack/react-router';
import { loadAccess } from '#src/api/access.ts';
import { roleBindingsQuery, rolesQuery } from '#src/api/roles.ts';
import { RolesPage } from '#src/features/roles/roles-page.tsx';
import { roleActs, rolesPurpose, rolesSearch } from '#src/features/roles/roles-search.ts';

export const Route = createFileRoute('/organizations/$organizationId/iam/roles/')({
  validateSearch: rolesSearch,
  loader: async ({ context: { queryClient }, params: { organizationId } }) => {
    // Only begun: the list doesn't wait for the holders, of whom there can be many.
    void Promise.allSettled([queryClient.query(roleBindingsQuery(organizationId))]);
    const roles = queryClient.query({ ...rolesQuery(organizationId), staleTime: 'static' });
    await Promise.all([roles, loadAccess(queryClient, organizationId)]);
  },
  staticData: { shape: { description: rolesPurpose, actions: 1, filters: 1 }, acts: roleActs },
  component: RolesPage,
  // A selection or an open dialog in one organization must not carry over to another.
  remountDeps: ({ params: { organizationId } }) => organizationId,
});
