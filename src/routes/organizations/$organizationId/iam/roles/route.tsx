import { createFileRoute } from '@tanstack/react-router';

export const Route = createFileRoute('/organizations/$organizationId/iam/roles')({
  staticData: { title: 'Roles' },
});
