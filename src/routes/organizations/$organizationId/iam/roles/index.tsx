import { createFileRoute } from '@tanstack/react-router';
import { rolesQuery } from '#src/api/roles.ts';
import { RolesPage } from '#src/features/roles/roles-page.tsx';
import { listSearch } from '#src/routes/-list-search.ts';

export const Route = createFileRoute('/organizations/$organizationId/iam/roles/')({
  validateSearch: listSearch(['name', 'type', 'permissions']),
  loader: async ({ context: { queryClient }, params: { organizationId } }) => {
    await queryClient.ensureQueryData(rolesQuery(organizationId));
  },
  component: RolesPage,
});
