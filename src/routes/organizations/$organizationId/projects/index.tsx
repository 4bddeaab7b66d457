import { createFileRoute } from '@tanstack/react-router';
import { ownAccessQuery } from '#src/api/access.ts';
import { projectsQuery } from '#src/api/projects.ts';
import { ProjectsPage } from '#src/features/projects/projects-page.tsx';
import { listSearch } from '#src/routes/-list-search.ts';

export const Route = createFileRoute('/organizations/$organizationId/projects/')({
  validateSearch: listSearch(['name', 'id']),
  loader: async ({ context: { queryClient }, params: { organizationId } }) => {
    await Promise.all([
      queryClient.ensureQueryData(projectsQuery(organizationId)),
      queryClient.ensureQueryData(ownAccessQuery(organizationId)),
    ]);
  },
  component: ProjectsPage,
});
