import { type RefObject, useEffect, useLayoutEffect } from 'react';

/** When this part goes while it has the focus, as with a button that was pressed and did its work, the page's heading gets it. */
export function useHeadingAfter(part: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = part.current;
    return () => {
      if (element?.contains(document.activeElement)) focusHeading();
    };
  }, [part]);
}

/** When a window goes that nobody opened from the page, or what opened it is gone with it: nothing gets the focus back. */
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

/** Where the focus goes when what had it is gone. */
export function focusHeading(): void {
  document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
}
