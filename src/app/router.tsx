import type { QueryClient } from '@tanstack/react-query';
import { createRouter } from '@tanstack/react-router';
import { parseSearch, stringifySearch } from '#src/lib/address.ts';
import type { Listing } from '#src/shell/listed-pages.ts';
import { PagePending, type PageShape } from '#src/shell/page-pending.tsx';
import type { RouteAct, Things } from '#src/shell/palette/declarations.ts';
import { NotFound, RouteError } from '#src/shell/route-error.tsx';
import { routeTree } from './routes.gen.ts';
import { scrollWhenDrawn } from './scroll-when-drawn.ts';

export function createAppRouter(queryClient: QueryClient) {
  const router = createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: 'intent',
    // TanStack Query decides what is fresh, so the router always runs the loader.
    defaultPreloadStaleTime: 0,
    defaultPendingMs: 150,
    // The placeholder has the shape of the page, so it may go as soon as the data is there.
    defaultPendingMinMs: 0,
    defaultPendingComponent: PagePending,
    defaultErrorComponent: RouteError,
    defaultNotFoundComponent: NotFound,
    // Removes parameters that the route's search doesn't know from the address.
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
    /** The name of the page: in the document's title, the h1, the breadcrumbs and for screen readers. */
    title?: string;
    /** The placeholder while the page's data loads; a search field and a table by default. */
    shape?: PageShape;
    /** Lists the page in the header, in the rail, or only in the command palette. */
    listing?: Listing;
    /** What the page's address opens, such as a sheet: the command palette offers it everywhere. */
    acts?: readonly RouteAct[];
    /** What the route leads to by name: the command palette finds each. Loaded when the palette opens. */
    things?: () => Promise<Things>;
  }
}
