import { type QueryClient, QueryObserver } from '@tanstack/react-query';
import type { ServiceAccountToken } from '#proto/polarsignals/serviceaccount/v1alpha1/serviceaccount_pb.ts';
import { readError } from '#src/api/errors.ts';
import { serviceAccountTokensQuery } from '#src/api/service-account-tokens.ts';
import { knownTokens, type TokensOfAccount } from './account-rows.ts';

export const loading: TokensOfAccount = { kind: 'loading' };
export const denied: TokensOfAccount = { kind: 'denied' };
const failed: TokensOfAccount = { kind: 'failed' };

/** Observes the tokens of an account, but does not ask for them yet. */
export function tokenObserver(queryClient: QueryClient, organizationId: string, accountId: string) {
  const query = serviceAccountTokensQuery(organizationId, accountId);
  // Observed again in another list of accounts, it has not changed: asking again would take a request per account.
  return new QueryObserver(queryClient, { ...query, enabled: false, refetchOnMount: false });
}

type TokenObserver = ReturnType<typeof tokenObserver>;

/** A store of what several observers say, in their order. `useQueries` is the same, for 1.5 kB more of the first load. */
export function observeTokens(observers: readonly TokenObserver[]) {
  let results = observers.map((observer) => read(observer.getCurrentResult()));
  return {
    results: () => results,
    subscribe: (onChange: () => void) => {
      const stops = observers.map((observer, at) =>
        observer.subscribe((answer) => {
          const result = read(answer);
          if (result === results[at]) return;
          results = results.with(at, result);
          onChange();
        }),
      );
      return () => stops.forEach((stop) => stop());
    },
    /** Loads what the first `count` observe, and keeps it up to date. */
    ask: (count: number) =>
      observers.forEach((observer, at) => observer.setOptions({ ...observer.options, enabled: at < count })),
  };
}

/** What each answer says, computed once: while tokens load account by account, only changed rows render again. */
const known = new WeakMap<object, TokensOfAccount>();

type Answer = { readonly data: readonly ServiceAccountToken[] | undefined; readonly error: unknown };

function read({ data, error }: Answer): TokensOfAccount {
  if (!data && !error) return loading;
  if (!data) return readError(error).kind === 'denied' ? denied : failed;
  const tokens = known.get(data) ?? knownTokens(data);
  known.set(data, tokens);
  return tokens;
}
