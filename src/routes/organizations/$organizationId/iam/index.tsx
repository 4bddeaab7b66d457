import { createFileRoute, redirect } from '@tanstack/react-router';

export const Route = createFileRoute('/organizations/$organizationId/iam/')({
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/organizations/$organizationId/iam/role-bindings', params, replace: true });
  },
});
