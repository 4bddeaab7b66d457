import { type RefObject, useEffect, useRef } from 'react';

/** Whether the part is still there: an answer may come when the person has gone on to something else. */
export function useIsHere(): RefObject<boolean> {
  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);
  return isHere;
}
