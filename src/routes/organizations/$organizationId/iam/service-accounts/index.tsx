import { createFileRoute } from '@tanstack/react-router';
import { serviceAccountsQuery } from '#src/api/service-accounts.ts';
import { ServiceAccountsPage } from '#src/features/service-accounts/service-accounts-page.tsx';

export const Route = createFileRoute('/organizations/$organizationId/iam/service-accounts/')({
  loader: async ({ context: { queryClient }, params: { organizationId } }) => {
    await queryClient.ensureQueryData(serviceAccountsQuery(organizationId));
  },
  component: ServiceAccountsPage,
});
