import { createFileRoute } from '@tanstack/react-router';
import { KeyRound } from 'lucide-react';
import { loadAccess } from '#src/api/access.ts';
import { projectsQuery } from '#src/api/projects.ts';
import { organizationTokensQuery } from '#src/api/service-account-tokens.ts';
import { tokensPurpose, tokensSearch } from '#src/features/service-accounts/service-accounts-search.ts';
import { TokensPage } from '#src/features/service-accounts/tokens/tokens-page.tsx';

export const Route = createFileRoute('/organizations/$organizationId/iam/service-accounts/tokens')({
  validateSearch: tokensSearch,
  loader: async ({ context: { queryClient }, params: { organizationId } }) => {
    void Promise.allSettled([queryClient.query(projectsQuery(organizationId))]);
    await Promise.all([
      queryClient.query({ ...organizationTokensQuery(organizationId), staleTime: 'static' }),
      loadAccess(queryClient, organizationId),
    ]);
  },
  staticData: {
    title: 'API tokens',
    listing: { in: 'palette', at: 36, icon: KeyRound },
    shape: { description: tokensPurpose, actions: 0, filters: 1 },
  },
  component: TokensPage,
  // A selection or an open dialog in one organization must not carry over to another.
  remountDeps: ({ params: { organizationId } }) => organizationId,
});
