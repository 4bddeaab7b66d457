import { createFileRoute } from '@tanstack/react-router';
import { rolesQuery } from '#src/api/roles.ts';
import { RolesPage } from '#src/features/roles/roles-page.tsx';
import { listParams } from '#src/flows/list/list-search.ts';
import { searchParams, textsParam } from '#src/lib/search-params.ts';

export const Route = createFileRoute('/organizations/$organizationId/iam/roles/')({
  validateSearch: searchParams({ ...listParams(['name', 'type', 'permissions']), type: textsParam }),
  loader: async ({ context: { queryClient }, params: { organizationId } }) => {
    await queryClient.ensureQueryData(rolesQuery(organizationId));
  },
  component: RolesPage,
});
