import { createFileRoute } from '@tanstack/react-router';
import { accessQuery } from '#src/api/access.ts';
import { projectsQuery } from '#src/api/projects.ts';
import { ProjectsPage } from '#src/features/projects/projects-page.tsx';
import { listSearch } from '#src/flows/list/list-search.ts';

export const Route = createFileRoute('/organizations/$organizationId/projects/')({
  validateSearch: listSearch({ sorts: ['name', 'id'] }),
  loader: async ({ context: { queryClient }, params: { organizationId } }) => {
    await Promise.all([
      queryClient.ensureQueryData(projectsQuery(organizationId)),
      queryClient.ensureQueryData(accessQuery(organizationId, 'project.list')),
    ]);
  },
  component: ProjectsPage,
});
