import { useEffect, useState } from 'react';

/** The text in a search field. `leave` writes it to the address at once, before the person goes to another page. */
export type TypedSearch = { readonly text: string; readonly type: (text: string) => void; readonly leave: () => void };

/** In milliseconds: the pause in typing after which the address is updated. */
const rest = 300;

/**
 * The text of a search field: the list uses it at once, the address after a pause in typing or when the field is left. If
 * the address changes otherwise (Back, Clear filters), it replaces the text.
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
