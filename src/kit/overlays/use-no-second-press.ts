import { useLayoutEffect } from 'react';

const parts = ['mousedown', 'mouseup', 'click', 'dblclick'] as const;

/** In milliseconds: longer than any system's double-click interval. */
const longest = 3_000;

/**
 * For overlays: when a double click opens or closes one, ignores the second press. It was not meant for what the first
 * press revealed. Never blocks keyboards (their clicks count 0) or touch.
 */
export function useNoSecondPress(isOpen: boolean): void {
  useLayoutEffect(() => {
    if (!isOpen) return undefined;
    dropSecondPress();
    return dropSecondPress;
  }, [isOpen]);
}

/** Ignores second presses until a new first press begins. */
export function dropSecondPress(): void {
  const over = new AbortController();
  const signal = AbortSignal.any([over.signal, AbortSignal.timeout(longest)]);
  const options = { capture: true, signal };
  // The current press may still be under way, so its events don't count as a new one.
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
