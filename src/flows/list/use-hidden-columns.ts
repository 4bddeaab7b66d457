import { useState } from 'react';
import { keep, kept } from '#src/lib/kept.ts';

/** The columns that the person has hidden in a list, stored in this browser under the list's name. */
export function useHiddenColumns(list: string): [readonly string[], (hidden: readonly string[]) => void] {
  const key = `hidden-columns:${list}`;
  const [hidden, setHidden] = useState(() => read(key));
  const change = (next: readonly string[]) => {
    setHidden(next);
    keep(key, JSON.stringify(next));
  };
  return [hidden, change];
}

function read(key: string): readonly string[] {
  try {
    const ids: unknown = JSON.parse(kept(key) ?? '[]');
    return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
}
