import { useState } from 'react';

/**
 * Why a query has no data: its error or, during a retry, the previous error, which TanStack Query drops at once. So an
 * error panel with a retry button stays until there is an answer, and a denial isn't shown as a failure meanwhile.
 */
export function useLastError({ data, error }: { data: unknown; error: unknown }): unknown {
  const [last, setLast] = useState(error);
  const now = data === undefined ? (error ?? last) : null;
  if (now !== last) setLast(now);
  return now;
}
