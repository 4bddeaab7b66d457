import { createFileRoute } from '@tanstack/react-router';
import { ChartNoAxesColumn } from 'lucide-react';
import { loadUsage } from '#src/features/usage/load-usage.ts';
import { UsagePage } from '#src/features/usage/usage-page.tsx';
import { usagePurpose, usageSearch } from '#src/features/usage/usage-search.ts';

export const Route = createFileRoute('/organizations/$organizationId/settings/usage')({
  validateSearch: usageSearch,
  loader: ({ context: { queryClient }, params: { organizationId } }) => loadUsage(queryClient, organizationId),
  staticData: {
    title: 'Usage',
    listing: { in: 'settings', at: 42, icon: ChartNoAxesColumn },
    shape: { description: usagePurpose, body: 'cards' },
  },
  component: UsagePage,
  // A search or a project that was singled out in one organization means nothing in another.
  remountDeps: ({ params: { organizationId } }) => organizationId,
});
