import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** The width of an element in pixels, kept up to date; 0 before it is known. */
export function useWidth<Part extends HTMLElement>(): [RefObject<Part | null>, number] {
  const part = useRef<Part>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    if (!part.current) return undefined;
    setWidth(part.current.clientWidth);
    const observer = new ResizeObserver(([entry]) => entry && setWidth(Math.floor(entry.contentRect.width)));
    observer.observe(part.current);
    return () => observer.disconnect();
  }, []);
  return [part, width];
}
