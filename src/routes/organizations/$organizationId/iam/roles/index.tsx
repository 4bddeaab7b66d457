import { createFileRoute } from '@tanstack/react-router';
import { rolesQuery } from '#src/api/roles.ts';
import { RolesPage } from '#src/features/roles/roles-page.tsx';
import { listSearch } from '#src/flows/list/list-search.ts';

export const Route = createFileRoute('/organizations/$organizationId/iam/roles/')({
  validateSearch: listSearch({ sorts: ['name', 'type', 'permissions'], filters: ['type'] }),
  loader: async ({ context: { queryClient }, params: { organizationId } }) => {
    await queryClient.ensureQueryData(rolesQuery(organizationId));
  },
  component: RolesPage,
});
