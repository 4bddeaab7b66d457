import { type RefObject, useEffect } from 'react';

/** Calls `onPress` when a mouse or a finger is put down outside of an element, as long as it `isListening`. */
export function usePressOutside(part: RefObject<Element | null>, isListening: boolean, onPress: () => void): void {
  useEffect(() => {
    if (!isListening) return undefined;
    const onDown = ({ target }: PointerEvent) => {
      if (target instanceof Node && !part.current?.contains(target)) onPress();
    };
    document.addEventListener('pointerdown', onDown);
    return () => document.removeEventListener('pointerdown', onDown);
  });
}
