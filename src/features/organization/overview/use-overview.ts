import { useQueries, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import type { ServiceAccountToken } from '#proto/polarsignals/serviceaccount/v1alpha1/serviceaccount_pb.ts';
import { type Answer, answerOf, known } from '#src/access/answer.ts';
import { useCan } from '#src/access/use-can.ts';
import { peopleQuery } from '#src/api/people.ts';
import { projectsQuery } from '#src/api/projects.ts';
import { roleBindingsQuery, rolesQuery } from '#src/api/roles.ts';
import { serviceAccountTokensQuery } from '#src/api/service-account-tokens.ts';
import { serviceAccountsQuery } from '#src/api/service-accounts.ts';

/** Everything that the overview shows, as far as the person may see it. Tokens are loaded account by account. */
export function useOverview(organizationId: string) {
  const mayList = {
    bindings: useCan(organizationId, 'rolebinding.list').allowed,
    roles: useCan(organizationId, 'role.list').allowed,
    accounts: useCan(organizationId, 'serviceaccount.list').allowed,
    tokens: useCan(organizationId, 'serviceaccounttoken.list').allowed,
    projects: useCan(organizationId, 'project.list').allowed,
  };
  const { data: projects } = useSuspenseQuery(projectsQuery(organizationId));
  const bindings = useQuery({ ...roleBindingsQuery(organizationId), enabled: mayList.bindings === true });
  const people = useQuery({ ...peopleQuery(organizationId), enabled: mayList.bindings === true, retry: false });
  const roles = useQuery({ ...rolesQuery(organizationId), enabled: mayList.roles === true });
  const accounts = useQuery({ ...serviceAccountsQuery(organizationId), enabled: mayList.accounts === true });
  const seenAccounts = answerOf('serviceaccount.list', mayList.accounts, accounts);
  const tokens = useQueries({
    queries:
      mayList.tokens === true
        ? (known(seenAccounts) ?? []).map(({ id }) => serviceAccountTokensQuery(organizationId, id))
        : [],
  });
  return {
    organizationId,
    projects,
    seesAllProjects: mayList.projects === true,
    bindings: answerOf('rolebinding.list', mayList.bindings, bindings),
    people: answerOf('rolebinding.list', mayList.bindings, people),
    roles: answerOf('role.list', mayList.roles, roles),
    accounts: seenAccounts,
    tokens: tokensOf(seenAccounts, mayList.tokens, tokens),
  };
}

export type OverviewData = ReturnType<typeof useOverview>;

type TokenQuery = Parameters<typeof answerOf<ServiceAccountToken[]>>[2];

/** The tokens of all accounts; known once those of every account are loaded. */
function tokensOf(
  accounts: Answer<unknown>,
  mayList: boolean | undefined,
  queries: readonly TokenQuery[],
): Answer<readonly ServiceAccountToken[]> {
  if (accounts.kind !== 'known') return accounts;
  if (mayList === undefined) return { kind: 'loading' };
  if (!mayList) return { kind: 'denied', permission: 'serviceaccounttoken.list' };
  const answers = queries.map((query) => answerOf('serviceaccounttoken.list', mayList, query));
  const refused = answers.find(({ kind }) => kind === 'failed' || kind === 'denied');
  const missing = refused ?? answers.find(({ kind }) => kind === 'loading');
  if (missing && missing.kind !== 'known') return missing;
  return { kind: 'known', value: answers.flatMap((answer) => known(answer) ?? []) };
}
