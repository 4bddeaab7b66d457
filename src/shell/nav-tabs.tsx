import { useLocation } from '@tanstack/react-router';
import { type ComponentProps, useEffect, useRef } from 'react';
import { cx } from '#src/lib/cx.ts';

const fade = 40; // px: the faded end; the current tab is scrolled out of it

/**
 * A row of links to sibling pages. If too narrow, it scrolls sideways, fades at the end to show that, and scrolls to the
 * current page.
 */
export function NavTabs({ children, className, ...props }: ComponentProps<'nav'> & { 'aria-label': string }) {
  const list = useRef<HTMLUListElement>(null);
  const { pathname } = useLocation();
  useEffect(() => {
    // Now, and whenever what stands beside it leaves it another width.
    const watch = new ResizeObserver(() => {
      const links = Array.from(list.current?.querySelectorAll('a') ?? []);
      const current = links.findLast((link) => link.offsetParent !== null && pathname.startsWith(link.pathname));
      if (!current || !list.current) return;
      list.current.scrollLeft = current.offsetLeft + current.offsetWidth + fade - list.current.clientWidth;
    });
    if (list.current) watch.observe(list.current);
    return () => watch.disconnect();
  }, [pathname]);
  return (
    <nav {...props} className={cx('min-w-0', className)}>
      <ul
        ref={list}
        className="relative flex overflow-x-auto [scrollbar-width:none] max-xl:mask-r-from-[calc(100%-2.5rem)] max-xl:pr-10"
      >
        {children}
      </ul>
    </nav>
  );
}
