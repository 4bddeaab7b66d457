import { useBlocker } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';

/** What is asked before something closes, and the two answers. */
export type Asking = { readonly question: string; readonly stay: () => void; readonly leave: () => void };

/**
 * Holds back every way out while `question` is set, and asks it once, however often and on whatever way the person tries:
 * `mayClose` for a close of the sheet, the router for links, Back and Forward; closing or reloading the tab makes the
 * browser ask. What was asked is withdrawn when the question changes, since it is about something that is no more.
 * Whoever insists goes where they wanted to, or `close` is called. `letGo` opens the way for the owner's own navigation.
 */
export function useLeaveGuard(question: string | undefined, close: () => void) {
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
  const leave = () => {
    letGo();
    if (status === 'blocked') proceed();
    else close();
  };
  const asking: Asking | undefined =
    asked === undefined ? undefined : { question: asked, stay: () => setAsked(undefined), leave };
  return {
    asking,
    /** Asks, and answers whether there is nothing to ask. */
    mayClose: () => {
      setAsked(question);
      return question === undefined;
    },
    letGo,
  };
}
