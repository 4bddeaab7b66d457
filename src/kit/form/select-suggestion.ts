import type { FocusEvent, MouseEvent } from 'react';

/** For a field with a suggested value: entering it selects the text, so that typing replaces it. */
export const selectSuggestion = {
  onFocus: ({ currentTarget }: FocusEvent<HTMLInputElement>) => currentTarget.select(),
  /** A press would set the caret and undo the selection, so the press that enters the field only focuses it. */
  onMouseDown: (event: MouseEvent<HTMLInputElement>) => {
    const { currentTarget } = event;
    if (document.activeElement === currentTarget) return;
    event.preventDefault();
    currentTarget.focus();
  },
};
