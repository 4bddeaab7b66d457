import type { QueryClient } from '@tanstack/react-query';
import { createRouter } from '@tanstack/react-router';
import { parseSearch, stringifySearch } from '#src/lib/address.ts';
import { PagePending, type PageShape } from '#src/shell/page-pending.tsx';
import { NotFound, RouteError } from '#src/shell/route-error.tsx';
import { routeTree } from './routes.gen.ts';
import { scrollWhenDrawn } from './scroll-when-drawn.ts';

export function createAppRouter(queryClient: QueryClient) {
  const router = createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: 'intent',
    // TanStack Query knows what is fresh; a loader is always asked.
    defaultPreloadStaleTime: 0,
    defaultPendingMs: 150,
    // What stands in has the shape of the page: it may go as soon as the data is there.
    defaultPendingMinMs: 0,
    defaultPendingComponent: PagePending,
    defaultErrorComponent: RouteError,
    defaultNotFoundComponent: NotFound,
    // What a route's search does not know leaves the address.
    search: { strict: true },
    parseSearch,
    stringifySearch,
    scrollRestoration: true,
  });
  scrollWhenDrawn(router);
  return router;
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }

  interface StaticDataRouteOption {
    /** What the place is called: feeds the document's title, the h1, the breadcrumbs and what screen readers hear. */
    title?: string;
    /** What stands in for the page while its data comes; a search field and a table unless said. */
    shape?: PageShape;
  }
}
