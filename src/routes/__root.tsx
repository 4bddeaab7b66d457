import { createRootRouteWithContext } from '@tanstack/react-router';
import { BareNotFound } from '#layout/bare-shell.tsx';
import { Root } from '#layout/root.tsx';
import type { RouterContext } from '#src/router.tsx';

export const Route = createRootRouteWithContext<RouterContext>()({
  component: Root,
  notFoundComponent: BareNotFound,
  codeSplitGroupings: [],
});
