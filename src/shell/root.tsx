import { useQuery } from '@tanstack/react-query';
import { Outlet, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { UsualProvider } from '#src/access/usual-provider.ts';
import { selfQuery } from '#src/api/session.ts';
import { Toaster } from '#src/kit/feedback/toast.tsx';
import { Shell } from './shell.tsx';

/** Around everything: what every page needs once. */
export function Root() {
  const { data: self } = useQuery({ ...selfQuery(), enabled: false });
  useFocusOnNavigation();
  return (
    <UsualProvider value={self?.authProvider}>
      <Shell>
        <Outlet />
      </Shell>
      <Toaster />
    </UsualProvider>
  );
}

/**
 * A browser moves the focus when it loads a page; a route change must do so itself. Only for another path: a filter or an
 * open dialog in the search parameters leaves the focus where it is.
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

/** Unless the focus has moved by then: whoever moved it had a better reason. */
function focusHeading(): () => void {
  const before = document.activeElement;
  return () => {
    const { activeElement } = document;
    if (activeElement !== before && activeElement !== document.body) return;
    document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  };
}

/** To focus an element the browser must know where everything is: at once, it would have to find out before it paints. */
function afterPaint(then: () => void): void {
  requestAnimationFrame(() => setTimeout(then));
}
