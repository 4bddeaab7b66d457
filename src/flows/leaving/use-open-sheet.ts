import { useState } from 'react';

/**
 * Whether the sheet that the address asks for is to be shown: not to somebody who may not use it. Once it is open it
 * stays, because rights that end meanwhile must not take what was typed, or a token on the screen, with them.
 */
export function useOpenSheet(isAsked: boolean, allowed: boolean | undefined): boolean {
  const [isOpen, setIsOpen] = useState(false);
  const next = isAsked && (isOpen || allowed === true);
  if (next !== isOpen) setIsOpen(next);
  return next;
}
