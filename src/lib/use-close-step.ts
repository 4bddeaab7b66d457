import { useRouter } from '@tanstack/react-router';
import { useRef } from 'react';

/**
 * Closes what a step of the browser's history opened, such as a sheet: goes back to where the person was, on whatever
 * page, so that no step is left that does nothing. Who came here by an address has nowhere to go back to: for them,
 * `replace` is called. A second press before the browser has gone back does nothing.
 */
export function useCloseStep(replace: () => void): () => void {
  const { history } = useRouter();
  const left = useRef<unknown>(undefined);
  return () => {
    if (!history.canGoBack()) return replace();
    if (left.current === history.location) return;
    left.current = history.location;
    history.back();
  };
}
