import { createFileRoute } from '@tanstack/react-router';
import { Columns2 } from 'lucide-react';
import { rolesQuery } from '#src/api/roles.ts';
import { ComparePage } from '#src/features/roles/compare/compare-page.tsx';
import { comparePurpose, compareSearch } from '#src/features/roles/roles-search.ts';

export const Route = createFileRoute('/organizations/$organizationId/iam/roles/compare')({
  validateSearch: compareSearch,
  loader: async ({ context: { queryClient }, params: { organizationId } }) => {
    await queryClient.query({ ...rolesQuery(organizationId), staleTime: 'static' });
  },
  staticData: {
    title: 'Compare roles',
    listing: { in: 'palette', at: 33.5, icon: Columns2 },
    shape: { description: comparePurpose, actions: 0, filters: 0 },
  },
  component: ComparePage,
});
