import { createFileRoute } from '@tanstack/react-router';
import { Settings } from 'lucide-react';
import { projectSettingsSearch, projectSettingsPurpose } from '#src/features/projects/projects-search.ts';
import { ProjectSettingsPage } from '#src/features/projects/settings/project-settings-page.tsx';

export const Route = createFileRoute('/organizations/$organizationId/projects/$projectId/settings')({
  validateSearch: projectSettingsSearch,
  staticData: {
    title: 'Project settings',
    listing: { in: 'project', at: 29, label: 'Settings', icon: Settings },
    shape: { description: projectSettingsPurpose, body: 'cards' },
  },
  component: ProjectSettingsPage,
  // An open dialog of one project must not carry over to another.
  remountDeps: ({ params: { organizationId, projectId } }) => [organizationId, projectId],
});
