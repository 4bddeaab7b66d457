import { QueryClient } from '@tanstack/react-query';
import { readError } from './errors.ts';

/** How fresh data must be, and which calls are retried. Secrets never enter this cache: see `call` in transport.ts. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        // Other people change access too: a person who returns to the tab must see the current state.
        refetchOnWindowFocus: true,
        // Without a network, fail and say so; pausing would show a skeleton forever.
        networkMode: 'always',
        // `networkMode: 'always'` would turn this off.
        refetchOnReconnect: true,
        retry: shouldRetry,
      },
    },
  });
}

/** Retries only if the server could not be reached. Retrying a denial would only delay showing it. */
export function shouldRetry(failures: number, error: unknown): boolean {
  return failures < 2 && readError(error).kind === 'offline';
}
