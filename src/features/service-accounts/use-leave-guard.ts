import { useBlocker } from '@tanstack/react-router';
import { useRef } from 'react';

/**
 * Holds back every way out of the page while `question` is set: links, Back and Forward ask it (`blocked` is set then),
 * and closing or reloading the tab makes the browser ask. `letGo` opens the way for the owner's own navigation.
 */
export function useLeaveGuard(question: string | undefined) {
  const isLeaving = useRef(false);
  const holds = () => question !== undefined && !isLeaving.current;
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: holds,
    enableBeforeUnload: holds,
    withResolver: true,
  });
  const letGo = () => {
    isLeaving.current = true;
  };
  const blocked =
    status === 'blocked'
      ? {
          leave: () => {
            letGo();
            proceed();
          },
          stay: reset,
        }
      : undefined;
  return { blocked, letGo };
}
