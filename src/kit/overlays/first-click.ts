import type { MouseEvent } from 'react';

/**
 * For a button that replaces another one when that fails: the second click of a double click was meant for the first
 * button, so it does nothing. Keyboard clicks (count 0) always work.
 */
export function firstClick(act: () => void): (event: MouseEvent) => void {
  return (event) => {
    if (event.detail < 2) act();
  };
}
