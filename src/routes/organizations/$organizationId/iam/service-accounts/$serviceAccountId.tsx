import { createFileRoute, notFound } from '@tanstack/react-router';
import { Suspense } from 'react';
import { loadAccess } from '#src/api/access.ts';
import { projectsQuery } from '#src/api/projects.ts';
import { roleBindingsQuery, rolesQuery } from '#src/api/roles.ts';
import { serviceAccountTokensQuery } from '#src/api/service-account-tokens.ts';
import { serviceAccountsQuery } from '#src/api/service-accounts.ts';
import { ServiceAccountPage } from '#src/features/service-accounts/account/service-account-page.tsx';
import { createTokenAct, serviceAccountSearch } from '#src/features/service-accounts/service-accounts-search.ts';
import { lazyPart } from '#src/kit/loading/lazy-part.tsx';
import { PagePending } from '#src/shell/page-pending.tsx';

const ServiceAccountGone = lazyPart(() =>
  import('#src/features/service-accounts/account/service-account-gone.tsx').then((module) => module.ServiceAccountGone),
);
const DeleteBinding = lazyPart(() =>
  import('#src/features/role-bindings/delete/delete-binding-by-id.tsx').then((module) => module.DeleteBindingById),
);

export const Route = createFileRoute('/organizations/$organizationId/iam/service-accounts/$serviceAccountId')({
  validateSearch: serviceAccountSearch,
  loader: async ({ context: { queryClient }, params: { organizationId, serviceAccountId } }) => {
    const accounts = queryClient.query({ ...serviceAccountsQuery(organizationId), staleTime: 'static' });
    // The page needs the list, and its buttons need to know what the person may do.
    const needed = [accounts, loadAccess(queryClient, organizationId)] as const;
    // The rest may be denied: each part of the page says so itself.
    await Promise.allSettled([
      queryClient.query(serviceAccountTokensQuery(organizationId, serviceAccountId)),
      queryClient.query(roleBindingsQuery(organizationId)),
      queryClient.query(rolesQuery(organizationId)),
      queryClient.query(projectsQuery(organizationId)),
      ...needed,
    ]);
    await Promise.all(needed);
    const account = (await accounts).find(({ id }) => id === serviceAccountId);
    if (!account) throw notFound();
    return { title: account.name };
  },
  staticData: {
    acts: [createTokenAct],
    things: () => import('#src/features/service-accounts/account-things.tsx').then((module) => module.accountThings),
  },
  component: () => <ServiceAccountPage deleteBinding={DeleteBinding} />,
  // A selection or an open dialog of one account must not carry over to another.
  remountDeps: ({ params: { organizationId, serviceAccountId } }) => [organizationId, serviceAccountId],
  notFoundComponent: () => (
    <Suspense fallback={<PagePending />}>
      <ServiceAccountGone />
    </Suspense>
  ),
});
