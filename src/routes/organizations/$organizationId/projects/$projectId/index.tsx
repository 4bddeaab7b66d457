import { createFileRoute } from '@tanstack/react-router';
import { LayoutDashboard } from 'lucide-react';
import { ProjectPage } from '#src/features/projects/project/project-page.tsx';
import { projectPurpose } from '#src/features/projects/projects-search.ts';

export const Route = createFileRoute('/organizations/$organizationId/projects/$projectId/')({
  staticData: {
    listing: { in: 'project', at: 21, label: 'Overview', icon: LayoutDashboard },
    shape: { description: projectPurpose, body: 'cards' },
  },
  component: ProjectPage,
});
