import { useEffect, useState } from 'react';

/** What stands in a search field. `leave` puts it into the address now, before a step to somewhere else. */
export type TypedSearch = { readonly text: string; readonly type: (text: string) => void; readonly leave: () => void };

/** In milliseconds: how long typing rests before the address follows. */
const rest = 300;

/**
 * The text of a search field: at once for the list, and for the address when typing rests or the field is left. A change
 * of the address from elsewhere (Back, Clear filters) wins over the field.
 */
export function useTypedSearch(inAddress: string, commit: (text: string) => void): TypedSearch {
  const [typed, setTyped] = useState({ text: inAddress, committed: inAddress, seen: inAddress });
  if (inAddress !== typed.seen) {
    const isOwn = inAddress === typed.committed;
    setTyped({ text: isOwn ? typed.text : inAddress, committed: inAddress, seen: inAddress });
  }
  const { text, committed } = typed;
  const leave = () => {
    if (text === committed) return;
    setTyped((current) => ({ ...current, committed: text }));
    commit(text);
  };
  useEffect(() => {
    if (text === committed) return undefined;
    const timer = setTimeout(leave, rest);
    return () => clearTimeout(timer);
  });
  return { text, type: (next) => setTyped((current) => ({ ...current, text: next })), leave };
}
