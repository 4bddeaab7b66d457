import { useEffect } from 'react';

/** Calls `look` whenever the person comes back to this window from one beside it: the tab was visible all the time. */
export function useBackInWindow(look: () => unknown): void {
  useEffect(() => {
    const onFocus = () => void look();
    addEventListener('focus', onFocus);
    return () => removeEventListener('focus', onFocus);
  }, [look]);
}
