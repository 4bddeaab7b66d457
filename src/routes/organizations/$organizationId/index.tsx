import { createFileRoute, redirect } from '@tanstack/react-router';
import { firstPage } from '#src/features/organization/first-page.ts';

export const Route = createFileRoute('/organizations/$organizationId/')({
  beforeLoad: async ({ context: { queryClient }, params }) => {
    throw redirect({ to: await firstPage(queryClient, params.organizationId), params, replace: true });
  },
});
