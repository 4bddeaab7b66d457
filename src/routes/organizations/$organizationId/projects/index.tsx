import { createFileRoute } from '@tanstack/react-router';
import { ownAccessQuery } from '#src/api/access.ts';
import { projectsQuery } from '#src/api/projects.ts';
import { ProjectsPage } from '#src/features/projects/projects-page.tsx';
import { listParams } from '#src/flows/list/list-search.ts';
import { searchParams } from '#src/lib/search-params.ts';

export const Route = createFileRoute('/organizations/$organizationId/projects/')({
  validateSearch: searchParams(listParams(['name', 'id'])),
  loader: async ({ context: { queryClient }, params: { organizationId } }) => {
    await Promise.all([
      queryClient.ensureQueryData(projectsQuery(organizationId)),
      queryClient.ensureQueryData(ownAccessQuery(organizationId)),
    ]);
  },
  component: ProjectsPage,
});
