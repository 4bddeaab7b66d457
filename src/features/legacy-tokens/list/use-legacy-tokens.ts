import { useSuspenseQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useProjects } from '#src/access/use-projects.ts';
import { useCapability } from '#src/api/capabilities.ts';
import { legacyTokensQuery } from '#src/api/legacy-tokens.ts';
import { useNow } from '#src/kit/text/now.ts';
import { legacyTokenRows } from './legacy-token-row.ts';

/** The legacy tokens of all projects, or of one, as rows; and whether the backend tells when they were used. */
export function useLegacyTokens(organizationId: string, projectId?: string) {
  const { data: tokens } = useSuspenseQuery(legacyTokensQuery(organizationId));
  const { names } = useProjects(organizationId);
  const tellsUse = useCapability('migrations') ?? true;
  const now = useNow();
  const rows = useMemo(() => {
    const own = tokens.filter((token) => projectId === undefined || token.projectId === projectId);
    return legacyTokenRows(own, { names, tellsUse, now });
  }, [tokens, projectId, names, tellsUse, now]);
  return { rows, names, tellsUse };
}
