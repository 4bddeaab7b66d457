import { type QueryKey, useQuery, type UseQueryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { Permission } from '#domain/rules/permissions.ts';
import { userSubject } from '#domain/rules/subject.ts';
import type { Person } from '#proto/console/people/v1alpha1/people_pb.ts';
import type { Role } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import type { HeldAt } from '#src/access/held.ts';
import { heldAt } from '#src/access/own-access.ts';
import { referencesOfRoles } from '#src/access/role-name.ts';
import type { Projects } from '#src/access/scope-state.ts';
import { unreachablePeople } from '#src/access/unreachable-people.ts';
import { useAsker } from '#src/access/use-asker.ts';
import { type Can, useCanAt, useCanSomewhere } from '#src/access/use-can.ts';
import { useProjects } from '#src/access/use-projects.ts';
import { peopleQuery } from '#src/api/people.ts';
import { roleBindingsQuery, rolesQuery } from '#src/api/roles.ts';
import { serviceAccountsQuery } from '#src/api/service-accounts.ts';
import { selfQuery } from '#src/api/session.ts';
import { useLastError } from '#src/api/use-last-error.ts';
import { type BindingRow, bindingRows } from './binding-rows.ts';
import { throwUnlessDenied } from './load-bindings.ts';

/** The page's data. `undefined` roles or accounts: the person may not list them. */
export interface BindingsData {
  readonly organizationId: string;
  readonly bindings: readonly BindingRow[];
  readonly roles: readonly Role[] | undefined;
  readonly accounts: readonly { readonly id: string; readonly name: string }[] | undefined;
  /** Everybody who is bound or has signed in. `undefined`: they could not be read. */
  readonly people: readonly Person[] | undefined;
  /** What could not be loaded, and the page does without: "the people". */
  readonly failed: readonly string[];
  readonly projects: Projects;
  readonly self: { readonly subject: string; readonly provider: string };
  /** The person's own permissions. */
  readonly held: HeldAt;
  readonly create: Can;
  /** Whether the person may create role bindings in a project, or for the empty ID in the whole organization. */
  readonly createAt: (projectId: string) => Can;
  /** Whether the person may delete the role bindings of a project, or for the empty ID those of the whole organization. */
  readonly remove: (projectId: string) => Can;
}

/** Reads what `loadBindings` loaded, and updates with it. */
export function useBindingsData(organizationId: string): BindingsData {
  const { data: listed } = useSuspenseQuery(roleBindingsQuery(organizationId));
  const { data: user } = useSuspenseQuery(selfQuery());
  const roles = useIfAllowed(rolesQuery(organizationId));
  const accounts = useIfAllowed(serviceAccountsQuery(organizationId));
  const asked = useQuery({ ...peopleQuery(organizationId), retry: false });
  const { data: people } = asked;
  const failed = useLastError(asked) ? thePeople : none;
  const projects = useProjects(organizationId);
  const bindings = useMemo(
    () =>
      bindingRows(listed, {
        projects,
        roles: roles && referencesOfRoles(roles),
        accounts: accounts && new Set(accounts.map(({ name }) => name)),
        unreachable: people && unreachablePeople(people),
      }),
    [listed, projects, roles, accounts, people],
  );
  const { authProvider: provider, email } = user;
  const self = useMemo(() => ({ subject: userSubject(provider, email), provider }), [provider, email]);
  const { access } = useAsker(organizationId);
  const held: HeldAt = useCallback((projectId) => (access ? heldAt(access, projectId) : nothing), [access]);
  const projectIds = useMemo(() => [...projects.names.keys()], [projects]);
  const create = useCanSomewhere(organizationId, 'rolebinding.create', projectIds);
  const createAt = useCanAt(organizationId, 'rolebinding.create');
  const remove = useCanAt(organizationId, 'rolebinding.delete');

  return useMemo(
    () => ({
      organizationId,
      bindings,
      roles,
      accounts,
      people,
      failed,
      projects,
      self,
      held,
      create,
      createAt,
      remove,
    }),
    [organizationId, bindings, roles, accounts, people, failed, projects, self, held, create, createAt, remove],
  );
}

const none: readonly string[] = [];
const thePeople: readonly string[] = ['the people'];
const nothing: ReadonlySet<Permission> = new Set();

/** An optional query: `undefined` when the person may not see the answer. Other errors are thrown. */
function useIfAllowed<Answer, Data, Key extends QueryKey>(
  query: UseQueryOptions<Answer, Error, Data, Key>,
): Data | undefined {
  const { data, error } = useQuery(query);
  if (data === undefined && error) throwUnlessDenied(error);
  return data;
}
