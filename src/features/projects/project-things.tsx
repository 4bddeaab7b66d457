import { Folder } from 'lucide-react';
import { projectsQuery } from '#src/api/projects.ts';
import { byName } from '#src/lib/by-name.ts';
import type { Things } from '#src/shell/palette/declarations.ts';

/** The projects, for the command palette. */
export const projectThings: Things = {
  group: 'Projects',
  icon: <Folder />,
  read: async (queryClient, organizationId) => {
    const projects = await queryClient.query(projectsQuery(organizationId));
    return projects.toSorted(byName).map(({ id, name }) => ({ label: name, keywords: id, params: { projectId: id } }));
  },
};
