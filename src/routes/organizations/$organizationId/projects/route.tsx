import { createFileRoute } from '@tanstack/react-router';
import { NotFound } from '#src/shell/route-error.tsx';

export const Route = createFileRoute('/organizations/$organizationId/projects')({
  staticData: { title: 'Projects', listing: { in: 'tabs', at: 20 } },
  notFoundComponent: NotFound,
});
