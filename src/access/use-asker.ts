import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { ownAccessQuery } from '#src/api/access.ts';
import { projectsQuery } from '#src/api/projects.ts';
import type { Asker } from './access-words.ts';

/**
 * What the person has in the organization, and what `reasonFor` needs to explain a refusal. Updates when either changes.
 * Without an organization, nothing is known.
 */
export function useAsker(organizationId: string | undefined): Asker {
  const { data: access } = useQuery({
    ...ownAccessQuery(organizationId ?? ''),
    enabled: organizationId !== undefined,
  });
  // Read from the cache only: the frame of every page loads the projects.
  const { data: projects } = useQuery({ ...projectsQuery(organizationId ?? ''), enabled: false });
  return useMemo(
    () => ({ access, projectNames: new Map(projects?.map(({ id, name }) => [id, name])) }),
    [access, projects],
  );
}
