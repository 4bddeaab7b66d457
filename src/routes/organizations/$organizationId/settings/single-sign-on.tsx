import { createFileRoute } from '@tanstack/react-router';
import { KeyRound } from 'lucide-react';
import { ownAccessQuery } from '#src/api/access.ts';
import { setupQuery } from '#src/api/single-sign-on.ts';
import { SingleSignOnPage } from '#src/features/single-sign-on/single-sign-on-page.tsx';
import { singleSignOnPurpose } from '#src/features/single-sign-on/single-sign-on-purpose.ts';

export const Route = createFileRoute('/organizations/$organizationId/settings/single-sign-on')({
  loader: async ({ context: { queryClient }, params: { organizationId } }) => {
    void queryClient.prefetchQuery(setupQuery(organizationId));
    await queryClient.ensureQueryData(ownAccessQuery(organizationId));
  },
  staticData: {
    title: 'Single sign-on',
    listing: { in: 'settings', at: 44, icon: KeyRound },
    shape: { description: singleSignOnPurpose, body: 'cards' },
  },
  component: SingleSignOnPage,
});
