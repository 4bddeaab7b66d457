import { createFileRoute } from '@tanstack/react-router';
import { KeyRound } from 'lucide-react';
import { AllLegacyTokensPage } from '#src/features/legacy-tokens/all-legacy-tokens-page.tsx';
import { allLegacyTokensPurpose, allLegacyTokensSearch } from '#src/features/legacy-tokens/legacy-tokens-search.ts';
import { loadLegacyTokens } from '#src/features/legacy-tokens/load-legacy-tokens.ts';

export const Route = createFileRoute('/organizations/$organizationId/projects/legacy-tokens')({
  validateSearch: allLegacyTokensSearch,
  loader: ({ context: { queryClient }, params: { organizationId } }) => loadLegacyTokens(queryClient, organizationId),
  staticData: {
    title: 'All legacy tokens',
    listing: { in: 'palette', at: 22, icon: KeyRound },
    shape: { description: allLegacyTokensPurpose, actions: 3, filters: 2 },
  },
  component: AllLegacyTokensPage,
  // A selection or an open dialog in one organization must not carry over to another.
  remountDeps: ({ params: { organizationId } }) => organizationId,
});
