import { createFileRoute } from '@tanstack/react-router';
import { projectQuery } from '#src/api/projects.ts';
import { ProjectPage } from '#src/features/projects/project-page.tsx';

export const Route = createFileRoute('/organizations/$organizationId/projects/$projectId')({
  loader: async ({ context: { queryClient }, params: { projectId } }) => {
    const { project } = await queryClient.ensureQueryData(projectQuery(projectId));
    return { title: project?.name ?? 'Project' };
  },
  staticData: {
    things: () => import('#src/features/projects/project-things.tsx').then((module) => module.projectThings),
  },
  component: ProjectPage,
});
