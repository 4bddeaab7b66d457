import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { readError } from '#src/api/errors.ts';
import { serviceAccountTokensQuery } from '#src/api/service-accounts.ts';
import { knownTokens, type TokensOfAccount } from './account-rows.ts';

const loading: TokensOfAccount = { kind: 'loading' };
const denied: TokensOfAccount = { kind: 'denied' };

/**
 * The tokens of all accounts, as they come: the backend lists them one account at a time. Nothing is asked when the
 * person may not list tokens (`allowed` false), and nothing before that is known.
 */
export function useAccountTokens(
  organizationId: string,
  accountIds: readonly string[],
  allowed: boolean | undefined,
): { tokensOf: (accountId: string) => TokensOfAccount; pending: number; failed: number } {
  const results = useQueries({
    queries: accountIds.map((id) => ({ ...serviceAccountTokensQuery(organizationId, id), enabled: allowed === true })),
    combine: combineTokens,
  });
  return useMemo(() => {
    const byId = new Map(accountIds.map((id, at) => [id, results[at] ?? loading]));
    const tokensOf = (id: string) => (allowed === false ? denied : (byId.get(id) ?? loading));
    const count = (wanted: TokensOfAccount['kind']) =>
      allowed === false ? 0 : results.filter(({ kind }) => kind === wanted).length;
    return { tokensOf, pending: count('loading'), failed: count('failed') };
  }, [accountIds, allowed, results]);
}

interface Result {
  readonly data: Parameters<typeof knownTokens>[0] | undefined;
  readonly error: unknown;
}

// Outside of the hook: the results are combined again only when one of them changed.
function combineTokens(results: readonly Result[]): TokensOfAccount[] {
  return results.map(({ data, error }) => {
    if (data) return knownTokens(data);
    if (!error) return loading;
    return readError(error).kind === 'denied' ? denied : { kind: 'failed' };
  });
}
