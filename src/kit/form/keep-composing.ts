import type { KeyboardEvent } from 'react';

/**
 * For a form's `onKeyDown`: the Enter that ends a composition, as in Japanese or Chinese, must not send the form. Safari
 * ends the composition before the key event; there only the old key code shows it.
 */
export function keepComposing(event: KeyboardEvent<HTMLFormElement>): void {
  const { isComposing, keyCode } = event.nativeEvent;
  if (event.key === 'Enter' && (isComposing || keyCode === composing)) event.preventDefault();
}

const composing = 229;
