import type { KeyboardEvent } from 'react';

/**
 * For the `onKeyDown` of a form: Enter that ends a composition, as of Japanese or Chinese, chooses a word and must not send
 * the form. Safari tells the end of the composition before the key, and marks the key by its old code only.
 */
export function keepComposing(event: KeyboardEvent<HTMLFormElement>): void {
  const { isComposing, keyCode } = event.nativeEvent;
  if (event.key === 'Enter' && (isComposing || keyCode === composing)) event.preventDefault();
}

const composing = 229;
