import { useRouter, useSearch } from '@tanstack/react-router';
import { useRef } from 'react';

/**
 * Closes what a history step opened, such as a sheet: goes back, on whatever page the person came from, so that no useless
 * history step is left. If the sheet was opened by its address, there is no page to go back to, so it calls `replace`. A
 * second press before the page changes does nothing.
 */
export function useCloseStep(replace: () => void): () => void {
  const { history } = useRouter();
  // What the page shows; the browser's address can be ahead of it for a moment.
  const shown = useSearch({ strict: false });
  const left = useRef<unknown>(undefined);
  return () => {
    if (left.current === shown) return;
    left.current = shown;
    if (history.canGoBack()) history.back();
    else replace();
  };
}
