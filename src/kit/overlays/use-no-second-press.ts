import { useLayoutEffect } from 'react';

const parts = ['mousedown', 'mouseup', 'click', 'dblclick'] as const;

/** In milliseconds: longer than any system waits for the second press of a double click. */
const longest = 3_000;

/**
 * For what lies over the page: when a double click opens or closes it, the second press does nothing. It was not meant for
 * what the first one brought, or laid bare. Keyboards are never held back (their clicks count 0), and fingers neither.
 */
export function useNoSecondPress(isOpen: boolean): void {
  useLayoutEffect(() => {
    if (!isOpen) return undefined;
    dropSecondPress();
    return dropSecondPress;
  }, [isOpen]);
}

/** Drops it until another first press begins. */
export function dropSecondPress(): void {
  const over = new AbortController();
  const signal = AbortSignal.any([over.signal, AbortSignal.timeout(longest)]);
  const options = { capture: true, signal };
  // The press that is under way may have come no further than this.
  let isNext = false;
  window.addEventListener('pointerdown', () => (isNext = true), options);
  const drop = (event: MouseEvent) => {
    if (event.detail > 1) {
      event.preventDefault();
      event.stopImmediatePropagation();
    } else if (isNext && event.type === 'mousedown') over.abort();
  };
  for (const part of parts) window.addEventListener(part, drop, options);
}
