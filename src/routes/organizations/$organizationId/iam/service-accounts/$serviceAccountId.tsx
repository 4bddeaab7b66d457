import { createFileRoute, notFound } from '@tanstack/react-router';
import { serviceAccountsQuery, serviceAccountTokensQuery } from '#src/api/service-accounts.ts';
import { ServiceAccountPage } from '#src/features/service-accounts/service-account-page.tsx';

export const Route = createFileRoute('/organizations/$organizationId/iam/service-accounts/$serviceAccountId')({
  loader: async ({ context: { queryClient }, params: { organizationId, serviceAccountId } }) => {
    const [{ serviceAccounts }] = await Promise.all([
      queryClient.ensureQueryData(serviceAccountsQuery(organizationId)),
      queryClient.ensureQueryData(serviceAccountTokensQuery(organizationId, serviceAccountId)),
    ]);
    const account = serviceAccounts.find(({ id }) => id === serviceAccountId);
    if (!account) throw notFound();
    return { title: account.name };
  },
  component: ServiceAccountPage,
});
