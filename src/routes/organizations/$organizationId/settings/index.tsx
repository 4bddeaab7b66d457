import { createFileRoute } from '@tanstack/react-router';
import { Settings } from 'lucide-react';
import { ownAccessQuery } from '#src/api/access.ts';
import { projectsQuery } from '#src/api/projects.ts';
import { SettingsPage } from '#src/features/organization/settings/settings-page.tsx';
import { settingsPurpose } from '#src/features/organization/settings/settings-purpose.ts';
import { settingsSearch } from '#src/features/organization/settings/settings-search.ts';

export const Route = createFileRoute('/organizations/$organizationId/settings/')({
  validateSearch: settingsSearch,
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
  // An open dialog of one organization must not carry over to another.
  remountDeps: ({ params: { organizationId } }) => [organizationId],
});
