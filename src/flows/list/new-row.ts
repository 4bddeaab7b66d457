import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';

/** In milliseconds: how long a new row stays highlighted. */
const tinted = 3_000;

let newKeys: readonly string[] = [];
const listeners = new Set<() => void>();

/**
 * Tells the list that a row is new: it turns to the row's page, scrolls to it, focuses and highlights it. Of several keys,
 * each list takes the first that it has: a new token, or its account.
 */
export function showNewRow(...keys: readonly string[]): void {
  newKeys = keys;
  for (const listener of listeners) listener();
}

type NewRow = {
  /** The key of the new row while it is highlighted. */
  readonly shown: string | undefined;
  /** The key of the new row if the list has it, but the search or the filters hide it. */
  readonly hidden: string | undefined;
};

/**
 * The new row, cleared a while after it was shown, and when the list goes. Calls `show` once when the list first shows it.
 * @param has whether the list has the row by now
 * @param finds whether the row matches the search and the filters
 */
export function useNewRow(
  has: (key: string) => boolean,
  finds: (key: string) => boolean,
  show: (key: string) => void,
): NewRow {
  const keys = useSyncExternalStore(subscribe, () => newKeys);
  const key = keys.find(has);
  const isShown = key !== undefined && finds(key);
  const showIt = useEffectEvent(show);
  useEffect(() => {
    if (key === undefined || !isShown) return undefined;
    showIt(key);
    const timer = setTimeout(() => showNewRow(), tinted);
    return () => clearTimeout(timer);
  }, [key, isShown]);
  useEffect(() => () => showNewRow(), []);
  return { shown: isShown ? key : undefined, hidden: isShown ? undefined : key };
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
