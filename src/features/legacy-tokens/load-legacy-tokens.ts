import type { QueryClient } from '@tanstack/react-query';
import { loadAccess } from '#src/api/access.ts';
import { capabilitiesQuery } from '#src/api/capabilities.ts';
import { legacyTokensQuery } from '#src/api/legacy-tokens.ts';
import { projectsQuery } from '#src/api/projects.ts';

/** Loads what the lists of legacy tokens need. Throws if the tokens can't be read. */
export async function loadLegacyTokens(queryClient: QueryClient, organizationId: string): Promise<void> {
  await Promise.all([
    queryClient.query({ ...legacyTokensQuery(organizationId), staleTime: 'static' }),
    queryClient.query(capabilitiesQuery()),
    loadAccess(queryClient, organizationId),
    Promise.allSettled([queryClient.query(projectsQuery(organizationId))]),
  ]);
}
