import { useQuery } from '@tanstack/react-query';
import { readError } from '#src/api/errors.ts';
import { roleBindingsQuery, rolesQuery } from '#src/api/roles.ts';
import { useLastError } from '#src/api/use-last-error.ts';
import { useProjects } from './use-projects.ts';

/**
 * Who has which role where, for pages that show it beside their own rows. Each part is `undefined` if it was denied or
 * failed: the page still shows the rest, says why there are no bindings, and lists what `failed`.
 */
export function useAccess(organizationId: string) {
  const bindings = useQuery(roleBindingsQuery(organizationId));
  const roles = useQuery(rolesQuery(organizationId));
  const whyNoBindings = useLastError(bindings);
  const whyNoRoles = useLastError(roles);
  const bindingsFailed = isFailure(whyNoBindings);
  return {
    bindings: bindings.data,
    roles: roles.data,
    projects: useProjects(organizationId),
    whyNoBindings: isDenial(whyNoBindings) ? 'Not visible to you' : 'Not loaded',
    bindingsFailed,
    bindingsLoading: bindings.data === undefined && whyNoBindings === null,
    failed: [...(bindingsFailed ? ['the role bindings'] : []), ...(isFailure(whyNoRoles) ? ['the roles'] : [])],
  };
}

export type Access = ReturnType<typeof useAccess>;

function isDenial(error: unknown): boolean {
  return error !== null && readError(error).kind === 'denied';
}

function isFailure(error: unknown): boolean {
  return error !== null && !isDenial(error);
}
