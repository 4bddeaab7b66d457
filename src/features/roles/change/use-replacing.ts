import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { parseSubject, userSubject } from '#domain/rules/subject.ts';
import type { Role } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import { heldAt } from '#src/access/own-access.ts';
import { referenceOfRole } from '#src/access/role-name.ts';
import { type Projects, scopeState } from '#src/access/scope-state.ts';
import { useAsker } from '#src/access/use-asker.ts';
import { useProjects } from '#src/access/use-projects.ts';
import { serviceAccountsQuery } from '#src/api/service-accounts.ts';
import { selfQuery } from '#src/api/session.ts';
import { useKeepers } from '../use-keepers.ts';
import type { MovingRules, Place } from './replace-steps.ts';
import { obstaclesTo } from './why-not-replace.ts';

/** What a replacement of this role would move, by which rules, and what stands in its way. */
export function useReplacing(organizationId: string, role: Role) {
  const keepers = useKeepers(organizationId, { id: role.id, value: referenceOfRole(role) });
  const projects = useProjects(organizationId);
  const { access } = useAsker(organizationId);
  const { data: user } = useQuery(selfQuery());
  const { data: accounts } = useQuery(serviceAccountsQuery(organizationId));
  const self = user ? userSubject(user.authProvider, user.email) : '';
  const rules: MovingRules = useMemo(() => {
    const names = accounts && new Set(accounts.map(({ name }) => name));
    return { isIdle: (binding) => isIdle(binding, projects, names), isOwn: ({ subject }) => subject === self };
  }, [projects, accounts, self]);
  const obstacles = useMemo(
    () =>
      access &&
      obstaclesTo({
        permissions: role.permissions,
        keepers,
        held: (projectId) => heldAt(access, projectId || null),
        isIdle: rules.isIdle,
      }),
    [access, role, keepers, rules],
  );
  const { bindings, invites } = keepers;
  return {
    isLoading: bindings.kind === 'loading' || invites.kind === 'loading',
    bindings: bindings.kind === 'known' ? bindings.rows.length : 0,
    invites: invites.kind === 'known' ? invites.rows.length : 0,
    obstacles,
    rules,
    self,
  };
}

/** Its project or its service account is gone. */
function isIdle({ subject, projectId }: Place, projects: Projects, accounts: ReadonlySet<string> | undefined): boolean {
  const parsed = parseSubject(subject);
  const isAccountGone = parsed.kind === 'serviceaccount' && accounts !== undefined && !accounts.has(parsed.name);
  return isAccountGone || scopeState(projectId, projects).kind === 'deleted';
}
