import { createFileRoute } from '@tanstack/react-router';
import { OverviewPage } from '#src/features/organization/overview/overview-page.tsx';

export const Route = createFileRoute('/organizations/$organizationId/overview')({
  staticData: { title: 'Overview' },
  component: OverviewPage,
});
