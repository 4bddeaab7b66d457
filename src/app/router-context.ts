import type { QueryClient } from '@tanstack/react-query';

/** What every loader gets. */
export interface RouterContext {
  readonly queryClient: QueryClient;
}
