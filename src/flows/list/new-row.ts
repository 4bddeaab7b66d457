import { useEffect, useSyncExternalStore } from 'react';

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
  useEffect(() => {
    if (key === undefined || !isShown) return undefined;
    show(key);
    const timer = setTimeout(() => showNewRow(undefined), tinted);
    return () => clearTimeout(timer);
  }, [key, isShown]); // oxlint-disable-line react/exhaustive-deps -- it is shown once, by what the list is then
  return isShown ? key : undefined;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
