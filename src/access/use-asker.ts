import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { ownAccessQuery } from '#src/api/access.ts';
import { projectsQuery } from '#src/api/projects.ts';
import type { Asker } from './access-words.ts';

/**
 * What the person holds in the organization, and what it takes to word a refusal. Follows every change of it. Outside of an
 * organization nothing is known.
 */
export function useAsker(organizationId: string | undefined): Asker {
  const { data: access } = useQuery({
    ...ownAccessQuery(organizationId ?? ''),
    enabled: organizationId !== undefined,
  });
  // Only read here: the frame of every page loads them.
  const { data: projects } = useQuery({ ...projectsQuery(organizationId ?? ''), enabled: false });
  return useMemo(
    () => ({ access, projectNames: new Map(projects?.map(({ id, name }) => [id, name])) }),
    [access, projects],
  );
}
