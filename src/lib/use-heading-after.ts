import { type RefObject, useLayoutEffect } from 'react';

/** When this part goes while it has the focus, as with a button that was pressed and did its work, the page's heading gets it. */
export function useHeadingAfter(part: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = part.current;
    return () => {
      if (element?.contains(document.activeElement))
        document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
    };
  }, [part]);
}
