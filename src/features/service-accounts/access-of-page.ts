import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { projectsFrom } from '#src/access/scope-state.ts';
import { useCan, useCanAt } from '#src/access/use-can.ts';
import { readError } from '#src/api/errors.ts';
import { projectsQuery } from '#src/api/projects.ts';
import { roleBindingsQuery, rolesQuery } from '#src/api/roles.ts';
import { useLastError } from '#src/api/use-last-error.ts';

/**
 * The data that both pages show beside the accounts. Each part is `undefined` if it was denied or failed: the page still
 * shows the rest, says why there are no bindings, and lists what `failed`.
 */
export function useAccess(organizationId: string) {
  const bindings = useQuery(roleBindingsQuery(organizationId));
  const roles = useQuery(rolesQuery(organizationId));
  const { data: projectList } = useQuery(projectsQuery(organizationId));
  const seesAll = useCan(organizationId, 'project.list').allowed === true && projectList !== undefined;
  const projects = useMemo(() => projectsFrom(projectList ?? [], seesAll), [projectList, seesAll]);
  const whyNoBindings = useLastError(bindings);
  const whyNoRoles = useLastError(roles);
  return {
    bindings: bindings.data,
    roles: roles.data,
    projects,
    whyNoBindings: isDenial(whyNoBindings) ? 'Not visible to you' : 'Not loaded',
    failed: { bindings: isFailure(whyNoBindings), roles: isFailure(whyNoRoles) },
  };
}

function isDenial(error: unknown): boolean {
  return error !== null && readError(error).kind === 'denied';
}

function isFailure(error: unknown): boolean {
  return error !== null && !isDenial(error);
}

/**
 * Why the person may not delete the role bindings of a project (empty ID: of the whole organization); `undefined` when they
 * may, by an organization-wide role or by one in the project.
 */
export function useWhyNotDeleteBinding(organizationId: string): (projectId: string) => string | undefined {
  const canAt = useCanAt(organizationId, 'rolebinding.delete');
  return (projectId) => canAt(projectId).reason;
}
