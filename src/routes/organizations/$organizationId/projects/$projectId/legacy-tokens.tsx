import { createFileRoute } from '@tanstack/react-router';
import { KeyRound } from 'lucide-react';
import { legacyTokensPurpose, legacyTokensSearch } from '#src/features/legacy-tokens/legacy-tokens-search.ts';
import { loadLegacyTokens } from '#src/features/legacy-tokens/load-legacy-tokens.ts';
import { ProjectLegacyTokensPage } from '#src/features/legacy-tokens/project-legacy-tokens-page.tsx';

export const Route = createFileRoute('/organizations/$organizationId/projects/$projectId/legacy-tokens')({
  validateSearch: legacyTokensSearch,
  loader: ({ context: { queryClient }, params: { organizationId } }) => loadLegacyTokens(queryClient, organizationId),
  staticData: {
    title: 'Legacy tokens',
    listing: { in: 'project', at: 25, icon: KeyRound },
    shape: { description: legacyTokensPurpose, actions: 2, filters: 1 },
  },
  component: ProjectLegacyTokensPage,
  // A selection or an open dialog in one project must not carry over to another.
  remountDeps: ({ params: { organizationId, projectId } }) => [organizationId, projectId],
});
