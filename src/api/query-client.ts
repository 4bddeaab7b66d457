import { QueryClient } from '@tanstack/react-query';
import { readError } from './errors.ts';

/** How fresh data must be, and what is tried again. No secret ever enters this cache: see `call` in transport.ts. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        // Other people change access too: whoever comes back to the tab sees what is true now.
        refetchOnWindowFocus: true,
        // Without a network, fail and say so; pausing would show a skeleton for ever.
        networkMode: 'always',
        // Which this mode would switch off.
        refetchOnReconnect: true,
        retry: shouldRetry,
      },
    },
  });
}

/** Only an unreachable server is asked again. A denial stays one, and asking again only hides it longer. */
export function shouldRetry(failures: number, error: unknown): boolean {
  return failures < 2 && readError(error).kind === 'offline';
}
