import { createFileRoute } from '@tanstack/react-router';
import { NotFound } from '#src/shell/route-error.tsx';

export const Route = createFileRoute('/organizations/$organizationId/iam/service-accounts')({
  staticData: { title: 'Service Accounts' },
  notFoundComponent: NotFound,
});
