import { useLayoutEffect } from 'react';

const parts = ['mousedown', 'mouseup', 'click', 'dblclick'] as const;

/**
 * For what lies over the page: when it closes by a double click, or while one goes on, the second press does nothing. It was
 * not meant for what lay underneath. Keyboards are never held back (their clicks count 0).
 */
export function useNoSecondPress(isOpen: boolean): void {
  useLayoutEffect(() => (isOpen ? dropSecondPress : undefined), [isOpen]);
}

/** Until the next first press. */
function dropSecondPress(): void {
  const over = new AbortController();
  const drop = (event: MouseEvent) => {
    if (event.detail > 1) {
      event.preventDefault();
      event.stopImmediatePropagation();
    } else if (event.type === 'mousedown') over.abort();
  };
  for (const part of parts) window.addEventListener(part, drop, { capture: true, signal: over.signal });
}
