import { useQueryClient } from '@tanstack/react-query';
import { startTransition, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { TokensOfAccount } from './account-rows.ts';
import { denied, loading, observeTokens, tokenObserver } from './observe-tokens.ts';

/**
 * The tokens of all accounts, as they load: the backend lists them per account. Asks for nothing while `allowed` is false
 * or unknown: the person may not list tokens.
 */
export function useAccountTokens(
  organizationId: string,
  accountIds: readonly string[],
  allowed: boolean | undefined,
): { tokensOf: (accountId: string) => TokensOfAccount; pending: number; failed: number } {
  const queryClient = useQueryClient();
  const [observers] = useState(() => new Map<string, ReturnType<typeof tokenObserver>>());
  const store = useMemo(() => {
    const all = accountIds.map((id) => {
      const observer = observers.get(id) ?? tokenObserver(queryClient, organizationId, id);
      observers.set(id, observer);
      return observer;
    });
    return observeTokens(all);
  }, [queryClient, organizationId, accountIds, observers]);
  const results = useSyncExternalStore(store.subscribe, store.results, store.results);
  const asked = useAsked(accountIds.length);
  useEffect(() => store.ask(allowed === true ? asked : 0), [store, allowed, asked]);
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
