import { useState } from 'react';

/**
 * Why a query has no data: its error, and while it is asked again the one before, which TanStack Query forgets at once. A
 * panel with a button that tries again stays until there is an answer, and a denial is not taken for a failure meanwhile.
 */
export function useLastError({ data, error }: { data: unknown; error: unknown }): unknown {
  const [last, setLast] = useState(error);
  const now = data === undefined ? (error ?? last) : null;
  if (now !== last) setLast(now);
  return now;
}
