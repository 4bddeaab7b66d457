import { useState } from 'react';

/** The columns that the person has hidden in a list, stored in this browser under the list's name. */
export function useHiddenColumns(list: string): [readonly string[], (hidden: readonly string[]) => void] {
  const key = `hidden-columns:${list}`;
  const [hidden, setHidden] = useState(() => read(key));
  const change = (next: readonly string[]) => {
    setHidden(next);
    try {
      localStorage.setItem(key, JSON.stringify(next));
    } catch {
      // Without storage, the choice lasts until the next load.
    }
  };
  return [hidden, change];
}

function read(key: string): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
}
