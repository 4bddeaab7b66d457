import { type RefObject, useEffect, useLayoutEffect } from 'react';

/** Focuses the page's heading if this part is removed while it has the focus, such as a button that did its work. */
export function useHeadingAfter(part: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = part.current;
    return () => {
      if (element?.contains(document.activeElement)) focusHeading();
    };
  }, [part]);
}

/** Focuses the heading when a window closes and its opener doesn't exist (any more): nothing else would get the focus. */
export function useHeadingAfterWindow(): void {
  useEffect(
    () => () => {
      requestAnimationFrame(() => {
        const isOpen = document.querySelector('[role=dialog]:not([popover])') !== null;
        if (!isOpen && document.activeElement === document.body) focusHeading();
      });
    },
    [],
  );
}

/** Focuses the page's heading, after the focused element was removed. */
export function focusHeading(): void {
  document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
}
