import { createFileRoute } from '@tanstack/react-router';
import { loadAccess } from '#src/api/access.ts';
import { projectsQuery } from '#src/api/projects.ts';
import { OverviewPage } from '#src/features/organization/overview/overview-page.tsx';
import { overviewPurpose } from '#src/features/organization/overview/overview-purpose.ts';

export const Route = createFileRoute('/organizations/$organizationId/overview')({
  // The cards load their own data: each may be denied or fail alone.
  loader: async ({ context: { queryClient }, params: { organizationId } }) => {
    await Promise.all([
      queryClient.ensureQueryData(projectsQuery(organizationId)),
      loadAccess(queryClient, organizationId),
    ]);
  },
  staticData: {
    title: 'Overview',
    listing: { in: 'tabs', at: 10 },
    shape: { description: overviewPurpose, body: 'cards' },
  },
  component: OverviewPage,
});
