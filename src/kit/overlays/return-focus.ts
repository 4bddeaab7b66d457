import type { RefObject } from 'react';

type Place = RefObject<HTMLElement | null>;

/** For the `finalFocus` of a popup: its button, unless what an item opened has the focus by now. */
export function returnFocus(popup: Place, button: Place): HTMLElement | false | null {
  const { activeElement } = document;
  const isOurs =
    activeElement === document.body ||
    activeElement === button.current ||
    popup.current?.contains(activeElement) === true;
  return isOurs ? button.current : false;
}
