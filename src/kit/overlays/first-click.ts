import type { MouseEvent } from 'react';

/**
 * For a button that takes the place of another one when that fails: the second click of a double click was meant for the
 * first button, and does nothing here. Keyboards are never held back (their clicks count 0).
 */
export function firstClick(act: () => void): (event: MouseEvent) => void {
  return (event) => {
    if (event.detail < 2) act();
  };
}
