import { Outlet, useRouter } from '@tanstack/react-router';
import { useEffect, useLayoutEffect } from 'react';
import { Shell } from '#layout/shell.tsx';
import { Toaster } from '#ui/toast.tsx';

/** Around everything: what every page needs once. */
export function Root() {
  useScrollbarWidth();
  useFocusOnNavigation();
  return (
    <>
      <Shell>
        <Outlet />
      </Shell>
      <Toaster />
    </>
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
        if (fromLocation && pathChanged) document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
      }),
    [router],
  );
}

/** Tells the styles how wide a scrollbar is here (0 where they lie over the page): CSS alone can't know it while there is none. */
function useScrollbarWidth(): void {
  useLayoutEffect(() => {
    const probe = document.createElement('div');
    probe.style.overflow = 'scroll';
    probe.style.position = 'fixed';
    probe.style.visibility = 'hidden';
    document.body.append(probe);
    document.documentElement.style.setProperty('--scrollbar-width', `${probe.offsetWidth - probe.clientWidth}px`);
    probe.remove();
  }, []);
}
