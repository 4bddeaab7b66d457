import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { projectsQuery } from '#src/api/projects.ts';
import { type Projects, projectsFrom } from './scope-state.ts';
import { useCan } from './use-can.ts';

/** The organization's projects, as far as the person sees them; none, and not all, until they are loaded. */
export function useProjects(organizationId: string): Projects {
  const { data: list } = useQuery(projectsQuery(organizationId));
  const seesAll = useCan(organizationId, 'project.list').allowed === true && list !== undefined;
  return useMemo(() => projectsFrom(list ?? [], seesAll), [list, seesAll]);
}
