import { createFileRoute } from '@tanstack/react-router';
import { loadAccess } from '#src/api/access.ts';
import { projectsQuery } from '#src/api/projects.ts';
import { ProjectsPage } from '#src/features/projects/list/projects-page.tsx';
import {
  allLegacyTokens,
  migrations,
  projectActs,
  projectsPurpose,
  projectsSearch,
} from '#src/features/projects/projects-search.ts';

export const Route = createFileRoute('/organizations/$organizationId/projects/')({
  validateSearch: projectsSearch,
  loader: async ({ context: { queryClient }, params: { organizationId } }) => {
    await Promise.all([
      queryClient.query({ ...projectsQuery(organizationId), staleTime: 'static' }),
      loadAccess(queryClient, organizationId),
    ]);
  },
  staticData: {
    shape: { description: `${projectsPurpose} ${allLegacyTokens} · ${migrations}`, actions: 1 },
    acts: projectActs,
  },
  component: ProjectsPage,
  // An open sheet in one organization must not carry over to another.
  remountDeps: ({ params: { organizationId } }) => organizationId,
});
