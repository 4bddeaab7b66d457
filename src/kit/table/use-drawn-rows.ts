import { startTransition, useDeferredValue, useEffect, useState } from 'react';

/** So many rows are drawn at once; that takes a few milliseconds. */
const step = 10;

/**
 * The rows to draw now. Of a new table these are the first ones, then more in each frame; of a table that is there already,
 * the old ones until the new are ready. So the browser answers the person in between, which it could not while it draws 200.
 */
export function useDrawnRows<Row>(rows: readonly Row[]): { drawn: readonly Row[]; isDrawing: boolean } {
  const [count, setCount] = useState(step);
  const ready = useDeferredValue(rows);
  const isGrowing = count < ready.length;
  useEffect(() => {
    if (!isGrowing) return undefined;
    const frame = requestAnimationFrame(() => startTransition(() => setCount(count + step)));
    return () => cancelAnimationFrame(frame);
  }, [isGrowing, count]);
  return { drawn: isGrowing ? ready.slice(0, count) : ready, isDrawing: isGrowing || ready !== rows };
}
