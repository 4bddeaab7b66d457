import type { QueryClient } from '@tanstack/react-query';
import { may } from '#src/access/own-access.ts';
import { loadAccess, ownAccessQuery } from '#src/api/access.ts';
import { customerQuery, invoicesQuery, planQuery, subscriptionQuery, upcomingInvoiceQuery } from '#src/api/billing.ts';
import { capabilitiesQuery } from '#src/api/capabilities.ts';
import { peopleQuery } from '#src/api/people.ts';
import { organizationsQuery } from '#src/api/projects.ts';
import { roleBindingsQuery, rolesQuery } from '#src/api/roles.ts';
import { BillingAccess, InvoicesList } from './lazy-parts.ts';

/** Begins to load what the page shows, for who may see it: no part waits for another. Throws if it isn't known who may. */
export async function loadBilling(queryClient: QueryClient, organizationId: string): Promise<void> {
  InvoicesList.preload();
  BillingAccess.preload();
  await loadAccess(queryClient, organizationId);
  const access = await queryClient.query({ ...ownAccessQuery(organizationId), staleTime: 'static' });
  if (!may(access, 'billing.read')) return;
  void Promise.allSettled([
    queryClient.query(capabilitiesQuery()),
    queryClient.query(organizationsQuery()),
    queryClient.query(subscriptionQuery(organizationId)),
    queryClient.query(planQuery(organizationId)),
    queryClient.query(upcomingInvoiceQuery(organizationId)),
    queryClient.query(invoicesQuery(organizationId)),
    queryClient.query(customerQuery(organizationId)),
    ...(may(access, 'rolebinding.list')
      ? [queryClient.query(roleBindingsQuery(organizationId)), queryClient.query(peopleQuery(organizationId))]
      : []),
    ...(may(access, 'role.list') ? [queryClient.query(rolesQuery(organizationId))] : []),
  ]);
}
