import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useCan } from '#src/api/access.ts';
import { readError } from '#src/api/errors.ts';
import { projectsQuery } from '#src/api/projects.ts';
import { roleBindingsQuery, rolesQuery } from '#src/api/roles.ts';
import { projectsFrom } from '#src/components/access/scope-state.ts';

/**
 * What both pages show beside the accounts. Each may be denied, and is `undefined` then: the page shows the rest,
 * and for the bindings why they are missing.
 */
export function useAccess(organizationId: string) {
  const { data: bindings, error } = useQuery(roleBindingsQuery(organizationId));
  const { data: roles } = useQuery(rolesQuery(organizationId));
  const { data: projectList } = useQuery(projectsQuery(organizationId));
  const seesAll = useCan(organizationId, 'project.list').allowed === true;
  const projects = useMemo(() => projectsFrom(projectList ?? [], seesAll), [projectList, seesAll]);
  const isHidden = error !== null && readError(error).kind === 'denied';
  return { bindings, roles, projects, whyNoBindings: isHidden ? 'Not visible to you' : 'Not loaded' };
}
