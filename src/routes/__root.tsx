import { createRootRouteWithContext } from '@tanstack/react-router';
import { Root } from '#layout/root.tsx';
import { NotFound } from '#layout/route-error.tsx';
import type { RouterContext } from '#src/router.tsx';

export const Route = createRootRouteWithContext<RouterContext>()({
  component: Root,
  notFoundComponent: NotFound,
  codeSplitGroupings: [],
});
