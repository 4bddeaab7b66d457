import { useState } from 'react';

/**
 * Whether to show the sheet that the address asks for: only if the person may use it. An open sheet stays open even if the
 * right ends, so that typed text or a visible token is not lost.
 */
export function useOpenSheet(isAsked: boolean, allowed: boolean | undefined): boolean {
  const [isOpen, setIsOpen] = useState(false);
  const next = isAsked && (isOpen || allowed === true);
  if (next !== isOpen) setIsOpen(next);
  return next;
}
