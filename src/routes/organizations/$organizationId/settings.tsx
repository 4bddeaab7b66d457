import { createFileRoute } from '@tanstack/react-router';
import { accessQuery } from '#src/api/access.ts';
import { SettingsPage } from '#src/features/organization/settings-page.tsx';

export const Route = createFileRoute('/organizations/$organizationId/settings')({
  loader: async ({ context: { queryClient }, params: { organizationId } }) => {
    await Promise.all([
      queryClient.ensureQueryData(accessQuery(organizationId, 'rolebinding.list')),
      queryClient.ensureQueryData(accessQuery(organizationId, 'project.list')),
    ]);
  },
  staticData: { title: 'Organization Settings' },
  component: SettingsPage,
});
