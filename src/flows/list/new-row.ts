import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';

/** In milliseconds: how long a new row stays tinted. */
const tinted = 1_500;

let newKey: string | undefined;
const listeners = new Set<() => void>();

/** Tells the list that shows this row that it is new: the list turns to its page, brings it into view and tints it. */
export function showNewRow(key: string | undefined): void {
  newKey = key;
  for (const listener of listeners) listener();
}

/**
 * The key of a row that was just made. `show` is called once when the list first holds it; then the key goes by itself.
 * @param isThere whether the list holds the row by now
 */
export function useNewRow(isThere: (key: string) => boolean, show: (key: string) => void): string | undefined {
  const key = useSyncExternalStore(subscribe, () => newKey);
  const isShown = key !== undefined && isThere(key);
  const showIt = useEffectEvent(show);
  useEffect(() => {
    if (key === undefined || !isShown) return undefined;
    showIt(key);
    const timer = setTimeout(() => showNewRow(undefined), tinted);
    return () => clearTimeout(timer);
  }, [key, isShown]);
  return isShown ? key : undefined;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
