import type { QueryClient } from '@tanstack/react-query';
import type { Permission } from '#domain/rules/permissions.ts';
import { userSubject } from '#domain/rules/subject.ts';
import { may } from '#src/access/own-access.ts';
import { loadAccess, ownAccessQuery } from '#src/api/access.ts';
import { peopleQuery } from '#src/api/people.ts';
import { projectsQuery } from '#src/api/projects.ts';
import { roleBindingsQuery, rolesQuery } from '#src/api/roles.ts';
import { organizationTokensQuery } from '#src/api/service-account-tokens.ts';
import { serviceAccountsQuery } from '#src/api/service-accounts.ts';
import { selfQuery } from '#src/api/session.ts';
import type { ExplainSearch } from './explain-search.ts';

/**
 * Loads what an answer needs, as far as the person may see it. A list can fail: the answer
 * then says what it lacks. Tokens take a request an account, so only a question about one of them waits for them.
 */
export async function loadExplain(
  queryClient: QueryClient,
  organizationId: string,
  { token }: Pick<ExplainSearch, 'token'>,
): Promise<void> {
  await loadAccess(queryClient, organizationId);
  // Unknown when the session ended: the page then says so.
  const known = queryClient.query({ ...ownAccessQuery(organizationId), staleTime: 'static' });
  const access = await known.catch(() => undefined);
  const sees = (permission: Permission) => access !== undefined && may(access, permission);
  const lists = [
    sees('rolebinding.list') && queryClient.query(roleBindingsQuery(organizationId)),
    sees('rolebinding.list') && queryClient.query(peopleQuery(organizationId)),
    sees('role.list') && queryClient.query(rolesQuery(organizationId)),
    sees('serviceaccount.list') && queryClient.query(serviceAccountsQuery(organizationId)),
    token !== undefined &&
      sees('serviceaccount.list') &&
      sees('serviceaccounttoken.list') &&
      queryClient.query(organizationTokensQuery(organizationId)),
  ];
  const needed = [
    queryClient.query({ ...selfQuery(), staleTime: 'static' }),
    queryClient.query({ ...projectsQuery(organizationId), staleTime: 'static' }),
  ];
  await Promise.allSettled([...lists, ...needed]);
  await Promise.all(needed);
}

/** The person's own subject in the place of "me", so that the address stays about them when it is sent to somebody else. */
export async function withOwnSubject(queryClient: QueryClient, search: ExplainSearch): Promise<ExplainSearch> {
  const { authProvider, email } = await queryClient.query({ ...selfQuery(), staleTime: 'static' });
  return { ...search, subject: userSubject(authProvider, email) };
}
