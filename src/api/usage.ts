import { queryOptions } from '@tanstack/react-query';
import { LedgerService } from '#proto/console/ledger/v1alpha1/ledger_pb.ts';
import { BillingService } from '#proto/polarsignals/billing/v1alpha1/billing_pb.ts';
import { rpcQuery } from './rpc-query.ts';
import { present } from './transport.ts';

/** What each project received on each UTC day of the current billing cycle. Fails as denied without organization.usage.read. */
export function currentUsageQuery(organizationId: string) {
  return queryOptions({
    ...rpcQuery(BillingService.method.getCurrentUsage, { organizationId }),
    select: ({ currentUsage }) => present(currentUsage, 'usage'),
  });
}

/**
 * The same for any UTC month, as `2026-10`. Ask only a backend with the capability `ledger`. Fails as denied without
 * organization.usage.read, and as invalid for a month that is none.
 */
export function usageQuery(organizationId: string, month: string) {
  return queryOptions({
    ...rpcQuery(LedgerService.method.getUsage, { organizationId, month }),
    select: ({ usage }) => present(usage, 'usage'),
  });
}
