import { useQuery } from '@tanstack/react-query';
import { Outlet, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { UsualProvider } from '#src/access/usual-provider.ts';
import { whyLink } from '#src/access/why-link.tsx';
import { selfQuery } from '#src/api/session.ts';
import { Toaster } from '#src/kit/feedback/toast.tsx';
import { WhyLink } from '#src/kit/overlays/why-link.ts';
import { Shell } from './shell.tsx';

/** Wraps everything: what every page needs once. */
export function Root() {
  const { data: self } = useQuery({ ...selfQuery(), enabled: false });
  useFocusOnNavigation();
  return (
    <UsualProvider value={self?.authProvider}>
      <WhyLink value={whyLink}>
        <Shell>
          <Outlet />
        </Shell>
      </WhyLink>
      <Toaster />
    </UsualProvider>
  );
}

/**
 * Moves the focus on navigation, as a browser does when it loads a page. Only if the path changes: a filter or dialog in
 * the search parameters leaves the focus where it is.
 */
function useFocusOnNavigation(): void {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
        if (fromLocation && pathChanged) afterPaint(focusHeading());
      }),
    [router],
  );
}

/** Does nothing if the focus has moved meanwhile: other code had a reason to move it. */
function focusHeading(): () => void {
  const before = document.activeElement;
  return () => {
    const { activeElement } = document;
    if (activeElement !== before && activeElement !== document.body) return;
    document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  };
}

/** Focusing needs the layout: doing it at once would force the browser to compute it before painting. */
function afterPaint(then: () => void): void {
  requestAnimationFrame(() => setTimeout(then));
}
