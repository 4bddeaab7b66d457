import type { FocusEvent, MouseEvent } from 'react';

/** For a field that begins with a suggestion: entering it selects the whole text, so that typing replaces it. */
export const selectSuggestion = {
  onFocus: ({ currentTarget }: FocusEvent<HTMLInputElement>) => currentTarget.select(),
  /** A press puts the caret where it is, after the focus came: only the press that enters the field selects again. */
  onMouseDown: (event: MouseEvent<HTMLInputElement>) => {
    const { currentTarget } = event;
    if (document.activeElement === currentTarget) return;
    event.preventDefault();
    currentTarget.focus();
  },
};
