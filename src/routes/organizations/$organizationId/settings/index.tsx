import { createFileRoute } from '@tanstack/react-router';
import { Settings } from 'lucide-react';
import { ownAccessQuery } from '#src/api/access.ts';
import { projectsQuery } from '#src/api/projects.ts';
import { SettingsPage } from '#src/features/organization/settings-page.tsx';
import { settingsPurpose } from '#src/features/organization/settings-purpose.ts';

export const Route = createFileRoute('/organizations/$organizationId/settings/')({
  loader: async ({ context: { queryClient }, params: { organizationId } }) => {
    await Promise.all([
      queryClient.ensureQueryData(ownAccessQuery(organizationId)),
      queryClient.ensureQueryData(projectsQuery(organizationId)),
    ]);
  },
  staticData: {
    listing: { in: 'settings', at: 41, label: 'General', icon: Settings },
    shape: { description: settingsPurpose, body: 'cards' },
  },
  component: SettingsPage,
});
