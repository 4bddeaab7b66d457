import { createFileRoute } from '@tanstack/react-router';
import { Receipt } from 'lucide-react';
import { BillingPage } from '#src/features/billing/billing-page.tsx';
import { billingActs, billingPurpose, billingSearch } from '#src/features/billing/billing-search.ts';
import { loadBilling } from '#src/features/billing/load-billing.ts';

export const Route = createFileRoute('/organizations/$organizationId/settings/billing')({
  validateSearch: billingSearch,
  loader: ({ context: { queryClient }, params: { organizationId } }) => loadBilling(queryClient, organizationId),
  staticData: {
    title: 'Billing',
    listing: { in: 'settings', at: 43, icon: Receipt },
    shape: { description: billingPurpose, body: 'cards' },
    acts: billingActs,
  },
  component: BillingPage,
  // An open dialog of one organization must not carry over to another.
  remountDeps: ({ params: { organizationId } }) => organizationId,
});
