import { createFileRoute, notFound } from '@tanstack/react-router';
import { loadAccess } from '#src/api/access.ts';
import { projectQuery } from '#src/api/projects.ts';
import { ProjectFrame } from '#src/features/projects/project/project-frame.tsx';
import { NotFound } from '#src/shell/route-error.tsx';

export const Route = createFileRoute('/organizations/$organizationId/projects/$projectId')({
  loader: async ({ context: { queryClient }, params: { organizationId, projectId } }) => {
    const [project] = await Promise.all([
      queryClient.query({ ...projectQuery(projectId), staleTime: 'static' }),
      loadAccess(queryClient, organizationId),
    ]);
    if (project.organizationId !== organizationId) throw notFound();
    return { title: project.name };
  },
  staticData: {
    // Until its name is known.
    title: 'Project',
    things: () => import('#src/features/projects/project-things.tsx').then((module) => module.projectThings),
  },
  component: ProjectFrame,
  notFoundComponent: NotFound,
});
