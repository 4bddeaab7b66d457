import type { RefObject } from 'react';

type Place = RefObject<HTMLElement | null>;

/** For a popup's `finalFocus`: its button, unless something that an item opened already has the focus. */
export function returnFocus(popup: Place, button: Place): HTMLElement | false | null {
  const { activeElement } = document;
  const isOurs =
    activeElement === document.body ||
    activeElement === button.current ||
    popup.current?.contains(activeElement) === true;
  return isOurs ? button.current : false;
}
