import { useLocation } from '@tanstack/react-router';
import { type ComponentProps, useEffect, useRef } from 'react';
import { cx } from '#src/lib/cx.ts';

const fade = 40; // px: the faded end, in which nothing should hide

/**
 * A row of links to sibling pages. Too narrow for all of them, it scrolls sideways and fades at the end to say so, and
 * the current one is brought into view.
 */
export function NavTabs({ children, className, ...props }: ComponentProps<'nav'> & { 'aria-label': string }) {
  const list = useRef<HTMLUListElement>(null);
  const { pathname } = useLocation();
  useEffect(() => {
    // In the next frame, which lays the page out anyway.
    const frame = requestAnimationFrame(() => {
      const links = Array.from(list.current?.querySelectorAll('a') ?? []);
      const current = links.find((link) => pathname.startsWith(link.pathname));
      if (!current || !list.current) return;
      list.current.scrollLeft = current.offsetLeft + current.offsetWidth + fade - list.current.clientWidth;
    });
    return () => cancelAnimationFrame(frame);
  }, [pathname]);
  return (
    <nav {...props} className={cx('min-w-0', className)}>
      <ul
        ref={list}
        className="relative flex overflow-x-auto [scrollbar-width:none] max-md:mask-r-from-[calc(100%-2.5rem)] max-md:pr-10"
      >
        {children}
      </ul>
    </nav>
  );
}

/** The look of a link in the first row of tabs. */
export const navTabClass =
  'relative flex h-10 items-center rounded-md px-3 font-medium whitespace-nowrap text-text-muted no-underline -outline-offset-2 after:absolute after:inset-x-3 after:bottom-0 after:h-0.5 after:rounded-full hover:text-text aria-[current=page]:text-text aria-[current=page]:after:bg-accent forced-colors:aria-[current=page]:after:bg-[Highlight]';

/** The look of a link in the row below it. */
export const subTabClass =
  'flex h-8 items-center rounded-md px-2.5 font-medium whitespace-nowrap text-text-muted no-underline -outline-offset-2 hover:text-text aria-[current=page]:bg-surface-hover aria-[current=page]:text-text forced-colors:aria-[current=page]:underline';
