import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { AccessFacts, Held, Missing } from '#domain/rules/explain/facts.ts';
import type { Permission } from '#domain/rules/permissions.ts';
import { userSubject } from '#domain/rules/subject.ts';
import { accessFacts } from '#src/access/access-facts.ts';
import { heldAt, may } from '#src/access/own-access.ts';
import { personFacts } from '#src/access/person-facts.ts';
import type { RoleSummary } from '#src/access/role-name.ts';
import type { Projects } from '#src/access/scope-state.ts';
import { useAsker } from '#src/access/use-asker.ts';
import { useProjects } from '#src/access/use-projects.ts';
import { capabilitiesQuery } from '#src/api/capabilities.ts';
import { peopleQuery } from '#src/api/people.ts';
import { roleBindingsQuery, rolesQuery } from '#src/api/roles.ts';
import { organizationTokensQuery } from '#src/api/service-account-tokens.ts';
import { serviceAccountsQuery } from '#src/api/service-accounts.ts';
import { selfQuery } from '#src/api/session.ts';
import { type ListState, listState } from './list-state.ts';

/** Everything that answers are made of, as far as the person may see it. */
export interface SeenFacts {
  readonly organizationId: string;
  readonly facts: AccessFacts;
  /** The person who asks: their subject, and what they may do. */
  readonly self: string | undefined;
  readonly held: Held | undefined;
  readonly projects: Projects;
  /** `undefined`: the person may not see them, or they failed. */
  readonly roles: readonly RoleSummary[] | undefined;
  /** The names of people by subject. */
  readonly names: ReadonlyMap<string, string>;
  /** Why a list is missing, by what an answer then lacks. */
  readonly states: Readonly<Record<Exclude<Missing, 'entities'>, ListState>>;
}

/** Reads what `loadExplain` loaded, and updates with it; tokens follow account by account. */
export function useSeenFacts(organizationId: string): SeenFacts {
  const { access } = useAsker(organizationId);
  const sees = (permission: Permission) => access && may(access, permission);
  const [seesBindings, seesRoles] = [sees('rolebinding.list'), sees('role.list')];
  const [seesAccounts, seesTokens] = [sees('serviceaccount.list'), sees('serviceaccounttoken.list')];
  const { data: user } = useQuery(selfQuery());
  const { data: capabilities } = useQuery(capabilitiesQuery());
  const bindings = useQuery({ ...roleBindingsQuery(organizationId), enabled: seesBindings === true });
  const roles = useQuery({ ...rolesQuery(organizationId), enabled: seesRoles === true });
  const accounts = useQuery({ ...serviceAccountsQuery(organizationId), enabled: seesAccounts === true });
  const people = useQuery({ ...peopleQuery(organizationId), enabled: seesBindings === true });
  const tokens = useQuery({
    ...organizationTokensQuery(organizationId),
    enabled: seesAccounts === true && seesTokens === true,
  });
  const projects = useProjects(organizationId);

  const self = user && userSubject(user.authProvider, user.email);
  const tellsSignIns = capabilities?.includes('people') === true;
  const facts = useMemo(
    () =>
      accessFacts({
        organizationId,
        bindings: bindings.data,
        roles: roles.data,
        projects,
        accounts: accounts.data,
        tokens: tokens.data?.map(({ token }) => token),
        people: people.data && personFacts(people.data, tellsSignIns),
        own: self !== undefined && access ? { subject: self, access } : undefined,
      }),
    [
      organizationId,
      bindings.data,
      roles.data,
      projects,
      accounts.data,
      tokens.data,
      people.data,
      tellsSignIns,
      self,
      access,
    ],
  );
  const names = useMemo(() => {
    const named = people.data?.filter(({ name }) => name !== '') ?? [];
    const own: [string, string][] = self !== undefined && user?.name ? [[self, user.name]] : [];
    return new Map([...own, ...named.map(({ subject, name }): [string, string] => [subject, name])]);
  }, [people.data, self, user]);
  const held: Held | undefined = useMemo(() => access && ((scope) => heldAt(access, scope)), [access]);
  return {
    organizationId,
    facts,
    self,
    held,
    projects,
    roles: roles.data,
    names,
    states: {
      bindings: listState(seesBindings, bindings),
      roles: listState(seesRoles, roles),
      projects: projects.complete ? 'known' : 'denied',
      accounts: listState(seesAccounts, accounts),
      tokens: listState(seesAccounts === false ? false : seesTokens, tokens),
      people: listState(seesBindings, people),
    },
  };
}
