import { createFileRoute } from '@tanstack/react-router';
import { organizationQuery } from '#src/api/organizations.ts';
import { SettingsPage } from '#src/features/organization/settings-page.tsx';

export const Route = createFileRoute('/organizations/$organizationId/settings')({
  loader: async ({ context: { queryClient }, params: { organizationId } }) => {
    await queryClient.ensureQueryData(organizationQuery(organizationId));
  },
  staticData: { title: 'Organization Settings' },
  component: SettingsPage,
});
