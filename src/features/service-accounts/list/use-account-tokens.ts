import { useQueries } from '@tanstack/react-query';
import { startTransition, useEffect, useMemo, useState } from 'react';
import { readError } from '#src/api/errors.ts';
import { serviceAccountTokensQuery } from '#src/api/service-accounts.ts';
import { knownTokens, type TokensOfAccount } from './account-rows.ts';

const loading: TokensOfAccount = { kind: 'loading' };
const denied: TokensOfAccount = { kind: 'denied' };
const failed: TokensOfAccount = { kind: 'failed' };
/** What each answer says, computed once: while tokens load account by account, only changed rows render again. */
const read = new WeakMap<object, TokensOfAccount>();

/**
 * The tokens of all accounts, as they load: the backend lists them per account. Asks for nothing while `allowed` is false
 * or unknown: the person may not list tokens.
 */
export function useAccountTokens(
  organizationId: string,
  accountIds: readonly string[],
  allowed: boolean | undefined,
): { tokensOf: (accountId: string) => TokensOfAccount; pending: number; failed: number } {
  const asked = useAsked(accountIds.length);
  const results = useQueries({
    queries: accountIds.map((id, at) => ({
      ...serviceAccountTokensQuery(organizationId, id),
      enabled: allowed === true && at < asked,
    })),
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

/** Starting a request takes the browser about a millisecond: 50 at once would block it. */
const askedAtOnce = 6;

/** How many of `count` to ask for by now: one at first, then six more whenever there is nothing else to render. */
function useAsked(count: number): number {
  const [asked, setAsked] = useState(1);
  useEffect(() => {
    if (asked >= count) return undefined;
    const timer = setTimeout(() => startTransition(() => setAsked(asked + askedAtOnce)));
    return () => clearTimeout(timer);
  }, [asked, count]);
  return asked;
}

interface Result {
  readonly data: Parameters<typeof knownTokens>[0] | undefined;
  readonly error: unknown;
}

// Outside of the hook, so that results are combined again only when one changed.
function combineTokens(results: readonly Result[]): TokensOfAccount[] {
  return results.map(({ data, error }) => {
    if (data) return read.get(data) ?? remembered(data);
    if (!error) return loading;
    return readError(error).kind === 'denied' ? denied : failed;
  });
}

function remembered(tokens: Parameters<typeof knownTokens>[0]): TokensOfAccount {
  const known = knownTokens(tokens);
  read.set(tokens, known);
  return known;
}
