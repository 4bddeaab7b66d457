import { useQuery } from '@tanstack/react-query';
import { parseSubject } from '#domain/rules/subject.ts';
import { useCan } from '#src/access/use-can.ts';
import { serviceAccountTokensQuery } from '#src/api/service-account-tokens.ts';
import type { BindingsData } from './list/bindings-data.ts';

/** The API tokens of a subject: `undefined` if it is no service account, or the person may not see them. */
export function useTokensOf(
  subject: string,
  { organizationId, accounts }: Pick<BindingsData, 'organizationId' | 'accounts'>,
) {
  const parsed = parseSubject(subject);
  const account = parsed.kind === 'serviceaccount' ? accounts?.find(({ name }) => name === parsed.name) : undefined;
  const { allowed } = useCan(organizationId, 'serviceaccounttoken.list');
  const { data: tokens, isLoading } = useQuery({
    ...serviceAccountTokensQuery(organizationId, account?.id ?? ''),
    enabled: account !== undefined && allowed === true,
  });
  return { tokens, isLoading };
}
