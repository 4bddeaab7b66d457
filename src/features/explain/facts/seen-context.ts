import { createContext, useContext } from 'react';
import type { SeenFacts } from './use-seen-facts.ts';

/** What the page has loaded, for all parts of an answer. */
export const Seen = createContext<SeenFacts | undefined>(undefined);

export function useSeen(): SeenFacts {
  const seen = useContext(Seen);
  if (!seen) throw new Error('Parts of an answer are rendered inside the Explain Access page.');
  return seen;
}
