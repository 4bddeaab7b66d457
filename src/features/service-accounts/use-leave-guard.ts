import { useBlocker } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';

/**
 * Holds back every way out while `question` is set, and asks it once, however often and on whatever way the person tries:
 * `request` for a close of the sheet, the router for links, Back and Forward; closing or reloading the tab makes the
 * browser ask. What was asked is withdrawn when the question changes, since it is about something that is no more.
 * `letGo` opens the way for the owner's own navigation; `leave` goes where the person wanted to, or
 * closes.
 */
export function useLeaveGuard(question: string | undefined) {
  const isLeaving = useRef(false);
  const [asked, setAsked] = useState<string>();
  if (asked !== undefined && asked !== question) setAsked(undefined);
  const holds = () => question !== undefined && !isLeaving.current;
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: () => {
      if (!holds()) return false;
      setAsked(question);
      return true;
    },
    enableBeforeUnload: holds,
    withResolver: true,
  });
  useEffect(() => {
    if (status === 'blocked' && asked === undefined) reset();
  }, [status, asked, reset]);

  const letGo = () => {
    isLeaving.current = true;
  };
  return {
    /** What is being asked, if anything. */
    asked,
    /** Asks, and answers whether there is nothing to ask. */
    request: () => {
      setAsked(question);
      return question === undefined;
    },
    stay: () => setAsked(undefined),
    leave: (close: () => void) => {
      letGo();
      if (status === 'blocked') proceed();
      else close();
    },
    letGo,
  };
}
