import { useEffect, useEffectEvent } from 'react';

/** The windows that are open, the uppermost last. */
const windows: { readonly close: () => boolean }[] = [];
let afterTheLast: (() => void) | undefined;

/**
 * Makes an open window known. `close` does what Escape does, and returns false if the window stays, as one does that asks
 * the person first.
 */
export function useOpenWindow(isOpen: boolean, close: () => boolean): void {
  const closeNow = useEffectEvent(close);
  useEffect(() => {
    if (!isOpen) return undefined;
    const self = { close: () => closeNow() };
    windows.push(self);
    afterTheLast = undefined;
    return () => {
      windows.splice(windows.indexOf(self), 1);
      if (windows.length > 0) return;
      const then = afterTheLast;
      afterTheLast = undefined;
      then?.();
    };
  }, [isOpen]);
}

/**
 * Calls `then` where no window is open; otherwise closes the uppermost one, and calls it when that was the last and has
 * gone. A window that stays, or that lies over another one, is all that happens.
 */
export function afterWindows(then: () => void): void {
  const last = windows.at(-1);
  if (!last) return then();
  const isOnly = windows.length === 1;
  if (last.close() && isOnly) afterTheLast = then;
}
