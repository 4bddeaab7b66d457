import { createFileRoute } from '@tanstack/react-router';
import { rolesQuery } from '#src/api/roles.ts';
import { ComparePage } from '#src/features/roles/compare/compare-page.tsx';
import { comparePurpose, compareSearch } from '#src/features/roles/roles-search.ts';

export const Route = createFileRoute('/organizations/$organizationId/iam/roles/compare')({
  validateSearch: compareSearch,
  loader: async ({ context: { queryClient }, params: { organizationId } }) => {
    await queryClient.query({ ...rolesQuery(organizationId), staleTime: 'static' });
  },
  staticData: { title: 'Compare roles', shape: { description: comparePurpose, actions: 0, filters: 0 } },
  component: ComparePage,
});
