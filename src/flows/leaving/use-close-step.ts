import { useRouter, useSearch } from '@tanstack/react-router';
import { useRef } from 'react';

/**
 * Closes what a step of the browser's history opened, such as a sheet: goes back to where the person was, on whatever
 * page, so that no step is left that does nothing. Who came here by an address has nowhere to go back to: for them,
 * `replace` is called. A second press before the page has followed does nothing.
 */
export function useCloseStep(replace: () => void): () => void {
  const { history } = useRouter();
  // What the page shows: the browser's address is ahead of it for a moment.
  const shown = useSearch({ strict: false });
  const left = useRef<unknown>(undefined);
  return () => {
    if (left.current === shown) return;
    left.current = shown;
    if (history.canGoBack()) history.back();
    else replace();
  };
}
