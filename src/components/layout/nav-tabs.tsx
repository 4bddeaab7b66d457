import { type ComponentProps, useEffect, useRef } from 'react';
import { cx } from '#src/lib/cx.ts';

/**
 * A row of links to sibling pages. Too narrow for all of them, it scrolls sideways and fades at the end to say so, and
 * the current one is brought into view.
 */
export function NavTabs({ children, className, ...props }: ComponentProps<'nav'> & { 'aria-label': string }) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const current = list.current?.querySelector<HTMLElement>('[aria-current]');
    if (current && list.current) list.current.scrollLeft = current.offsetLeft - 32;
  });
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

/** The look of a link in NavTabs. */
export const navTabClass =
  'relative flex h-10 items-center rounded-md px-3 whitespace-nowrap text-text-muted no-underline -outline-offset-2 after:absolute after:inset-x-3 after:bottom-0 after:h-0.5 after:rounded-full hover:text-text aria-[current=page]:font-medium aria-[current=page]:text-text aria-[current=page]:after:bg-accent forced-colors:aria-[current=page]:after:bg-[Highlight]';
