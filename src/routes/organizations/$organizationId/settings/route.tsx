import { createFileRoute } from '@tanstack/react-router';
import { SettingsFrame } from '#src/features/organization/settings/settings-frame.tsx';
import { NotFound } from '#src/shell/route-error.tsx';

export const Route = createFileRoute('/organizations/$organizationId/settings')({
  staticData: { title: 'Organization Settings', listing: { in: 'tabs', at: 40 } },
  component: SettingsFrame,
  notFoundComponent: NotFound,
});
