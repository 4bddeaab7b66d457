import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';

/** In milliseconds: how long a new row stays highlighted. */
const tinted = 1_500;

let newKey: string | undefined;
const listeners = new Set<() => void>();

/** Tells the list that this row is new: it turns to the row's page, scrolls to it and highlights it. */
export function showNewRow(key: string | undefined): void {
  newKey = key;
  for (const listener of listeners) listener();
}

/**
 * The key of a new row, cleared after a while. Calls `show` once when the list first contains the row.
 * @param isThere whether the list contains the row by now
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
