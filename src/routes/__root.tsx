import { createRootRouteWithContext } from '@tanstack/react-router';
import type { RouterContext } from '#src/app/router-context.ts';
import { Root } from '#src/shell/root.tsx';
import { NotFound } from '#src/shell/route-error.tsx';

export const Route = createRootRouteWithContext<RouterContext>()({
  component: Root,
  notFoundComponent: NotFound,
  codeSplitGroupings: [],
});
