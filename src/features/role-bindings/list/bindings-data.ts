import { type QueryKey, useQuery, type UseQueryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { use, useDeferredValue, useMemo } from 'react';
import { permissionsAt, type ProjectScope } from '#domain/rules/access.ts';
import type { Permission } from '#domain/rules/permissions.ts';
import { userSubject } from '#domain/rules/subject.ts';
import type { Role } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import { projectsFrom, type Projects } from '#src/access/scope-state.ts';
import { type Can, useCan } from '#src/access/use-can.ts';
import { projectsQuery } from '#src/api/projects.ts';
import { roleBindingsQuery, rolesQuery } from '#src/api/roles.ts';
import { serviceAccountsQuery } from '#src/api/service-accounts.ts';
import { selfQuery } from '#src/api/session.ts';
import { type BindingIndex, bindingsOf, type ListedBinding } from './binding-index.ts';
import { indexOf } from './index-of.ts';
import { throwUnlessDenied } from './load-bindings.ts';

/** What the page knows. `undefined` roles or accounts: the person may not list them. */
export interface BindingsData {
  readonly organizationId: string;
  /** All of them, as they are in the index. */
  readonly bindings: readonly ListedBinding[];
  readonly index: BindingIndex;
  readonly roles: readonly Role[] | undefined;
  readonly accounts: readonly { readonly id: string; readonly name: string }[] | undefined;
  readonly projects: Projects;
  readonly self: { readonly subject: string; readonly provider: string };
  /** What the person holds at a scope, as far as their bindings tell. */
  readonly held: (scope: ProjectScope) => ReadonlySet<Permission>;
  readonly create: Can;
  /** Whether the person may delete a binding of this scope. */
  readonly remove: (scope: ProjectScope) => Can;
}

/** Reads what `loadBindings` loaded, and follows its changes. */
export function useBindingsData(organizationId: string): BindingsData {
  const { data: bindings } = useSuspenseQuery(roleBindingsQuery(organizationId));
  const { data: projectList } = useSuspenseQuery(projectsQuery(organizationId));
  const { data: user } = useSuspenseQuery(selfQuery());
  const roles = useIfAllowed(rolesQuery(organizationId));
  const accounts = useIfAllowed(serviceAccountsQuery(organizationId));
  const create = useCan(organizationId, 'rolebinding.create');
  const remove = useCan(organizationId, 'rolebinding.delete');
  const seesAllProjects = useCan(organizationId, 'project.list').allowed === true;

  const projects = useMemo(() => projectsFrom(projectList, seesAllProjects), [projectList, seesAllProjects]);
  const sources = useMemo(
    () => ({ bindings, projects: projectList, seesAllProjects, roles, accounts }),
    [bindings, projectList, seesAllProjects, roles, accounts],
  );
  // While a new list is put in order, the one before it stays.
  const index = use(indexOf(useDeferredValue(sources)));

  const { authProvider: provider, email } = user;
  const self = useMemo(() => ({ subject: userSubject(provider, email), provider }), [provider, email]);
  const held = useMemo(() => {
    const own = bindingsOf(index, self.subject).map(({ role, projectId }) => ({ role, projectId: projectId || null }));
    return (scope: ProjectScope) => permissionsAt(scope, own, roles ?? []);
  }, [index, roles, self]);

  return useMemo(
    () => ({
      organizationId,
      bindings: index.bindings,
      index,
      roles,
      accounts,
      projects,
      self,
      held,
      create: somewhere(create, 'rolebinding.create', [...projects.names.keys()], held),
      remove: (scope) => somewhere(remove, 'rolebinding.delete', scope === null ? [] : [scope], held),
    }),
    [organizationId, index, roles, accounts, projects, self, held, create, remove],
  );
}

/** What the person may do organization-wide, or else by a binding of their own to one of these projects. */
function somewhere(can: Can, permission: Permission, projectIds: readonly string[], held: BindingsData['held']): Can {
  if (can.allowed !== false || !projectIds.some((projectId) => held(projectId).has(permission))) return can;
  return { allowed: true, reason: undefined };
}

/** A query that the page can do without: `undefined` when the person may not see the answer. Other errors are thrown. */
function useIfAllowed<Answer, Data, Key extends QueryKey>(
  query: UseQueryOptions<Answer, Error, Data, Key>,
): Data | undefined {
  const { data, error } = useQuery(query);
  if (data === undefined && error) throwUnlessDenied(error);
  return data;
}
