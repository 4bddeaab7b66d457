import { type QueryKey, useQuery, type UseQueryOptions } from '@tanstack/react-query';
import type { Permission } from '#domain/rules/permissions.ts';
import { type Answer, answerOf, mapAnswer } from '#src/access/answer.ts';
import { useCan } from '#src/access/use-can.ts';
import { invitesQuery } from '#src/api/invites.ts';
import { roleBindingsQuery, rolesQuery } from '#src/api/roles.ts';
import { organizationTokensQuery } from '#src/api/service-account-tokens.ts';
import { serviceAccountsQuery } from '#src/api/service-accounts.ts';
import { createdBy, tokensCreatedBy } from './made.ts';

/** What a person created in the organization, each part as far as the viewer may see it. */
export function useMade(organizationId: string, subject: string) {
  const ask = { organizationId, subject };
  return {
    accounts: useCreated(ask, 'serviceaccount.list', serviceAccountsQuery(organizationId)),
    tokens: mapAnswer(
      useIfAllowed(organizationId, 'serviceaccounttoken.list', organizationTokensQuery(organizationId)),
      (tokens) => tokensCreatedBy(subject, tokens),
    ),
    invites: useCreated(ask, 'invite.list', invitesQuery(organizationId)),
    roles: useCreated(ask, 'role.list', rolesQuery(organizationId)),
    bindings: useCreated(ask, 'rolebinding.list', roleBindingsQuery(organizationId)),
  };
}

export type Made = ReturnType<typeof useMade>;

type Ask = { readonly organizationId: string; readonly subject: string };

function useCreated<Answered, Item extends { readonly createdBy: string }, Key extends QueryKey>(
  { organizationId, subject }: Ask,
  permission: Permission,
  query: UseQueryOptions<Answered, Error, Item[], Key>,
): Answer<readonly Item[]> {
  return mapAnswer(useIfAllowed(organizationId, permission, query), (items) => createdBy(subject, items));
}

/** Asks only where the viewer has the permission. */
function useIfAllowed<Answered, Data, Key extends QueryKey>(
  organizationId: string,
  permission: Permission,
  query: UseQueryOptions<Answered, Error, Data, Key>,
): Answer<Data> {
  const { allowed } = useCan(organizationId, permission);
  return answerOf(permission, allowed, useQuery({ ...query, enabled: allowed === true }));
}
