import { useEffect, useRef, useState } from 'react';

/**
 * Text that is typed here and kept in the address, which takes a moment to change: what is typed shows at once, and
 * what comes from the address only if it was not written from here (Back, a cleared filter).
 */
export function useTypedText(kept: string, keep: (text: string) => void): [string, (text: string) => void] {
  const [typed, setTyped] = useState(kept);
  const underWay = useRef<string[]>([]);
  useEffect(() => {
    const at = underWay.current.indexOf(kept);
    underWay.current = at < 0 ? [] : underWay.current.slice(at + 1);
    if (at < 0) setTyped(kept);
  }, [kept]);
  const type = (text: string) => {
    underWay.current.push(text);
    setTyped(text);
    keep(text);
  };
  return [typed, type];
}
