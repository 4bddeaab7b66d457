import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Permission } from '#domain/rules/permissions.ts';
import type { SeenAccess } from '#src/access/access-facts.ts';
import { type Answer, answerOf, known } from '#src/access/answer.ts';
import { may } from '#src/access/own-access.ts';
import type { RoleSummary } from '#src/access/role-name.ts';
import { useAsker } from '#src/access/use-asker.ts';
import { useProjects } from '#src/access/use-projects.ts';
import { roleBindingsQuery, rolesQuery } from '#src/api/roles.ts';
import { serviceAccountsQuery } from '#src/api/service-accounts.ts';

/** Who has which access in the organization, as far as the person may see it. */
export interface OrganizationAccess {
  /** The role bindings with all that they mean. Roles or accounts that the person can't see are missing. */
  readonly seen: Answer<SeenAccess>;
  readonly roles: readonly RoleSummary[] | undefined;
  /** What could not be loaded, in words. */
  readonly failed: readonly string[];
}

/** Asks only for the lists that the person may see. The answer waits for all of them: a count must not jump. */
export function useOrganizationAccess(organizationId: string): OrganizationAccess {
  const { access } = useAsker(organizationId);
  const sees = (permission: Permission) => access && may(access, permission);
  const [seesBindings, seesRoles, seesAccounts] = [
    sees('rolebinding.list'),
    sees('role.list'),
    sees('serviceaccount.list'),
  ];
  const bindingsRead = useQuery({ ...roleBindingsQuery(organizationId), enabled: seesBindings === true });
  const rolesRead = useQuery({ ...rolesQuery(organizationId), enabled: seesRoles === true });
  const accountsRead = useQuery({ ...serviceAccountsQuery(organizationId), enabled: seesAccounts === true });
  const projects = useProjects(organizationId);
  const bindings = answerOf('rolebinding.list', seesBindings, bindingsRead);
  const roles = answerOf('role.list', seesRoles, rolesRead);
  const accounts = answerOf('serviceaccount.list', seesAccounts, accountsRead);
  const lists = useMemo(
    () => ({
      organizationId,
      bindings: bindingsRead.data,
      roles: rolesRead.data,
      projects,
      accounts: accountsRead.data,
    }),
    [organizationId, bindingsRead.data, rolesRead.data, projects, accountsRead.data],
  );
  return {
    seen: seenOf(lists, bindings, [roles, accounts]),
    roles: known(roles),
    failed: [
      ...(bindings.kind === 'failed' ? ['the role bindings'] : []),
      ...(roles.kind === 'failed' ? ['the roles'] : []),
      ...(accounts.kind === 'failed' ? ['the service accounts'] : []),
    ],
  };
}

/** Without the role bindings there is nothing to say; the others may be denied or fail. */
function seenOf(value: SeenAccess, bindings: Answer<unknown>, others: readonly Answer<unknown>[]): Answer<SeenAccess> {
  if (bindings.kind !== 'known') return bindings;
  return others.some(({ kind }) => kind === 'loading') ? { kind: 'loading' } : { kind: 'known', value };
}
