import { createFileRoute } from '@tanstack/react-router';

export const Route = createFileRoute('/organizations/$organizationId/iam/service-accounts')({
  staticData: { title: 'Service Accounts' },
});
