import { useBlocker } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';

/** What is asked before something closes, and the two answers. */
export type Asking = { readonly question: string; readonly stay: () => void; readonly leave: () => void };

/**
 * Holds back every way out while `question` is set, and asks it once, however often and on whatever way the person tries:
 * `mayClose` for a close of the sheet, the router for links, Back and Forward; closing or reloading the tab makes the
 * browser ask. What was asked is withdrawn when the question changes, since it is about something that is no more.
 * Whoever insists goes where they wanted to, or `close` is called.
 */
export function useLeaveGuard(question: string | undefined, close: () => void) {
  const isLeaving = useRef(false);
  const [isLeft, setIsLeft] = useState(false);
  const [asked, setAsked] = useState<string>();
  if (asked !== undefined && asked !== question) setAsked(undefined);
  const holds = () => question !== undefined && !isLeaving.current;
  const { status, action, proceed, reset } = useBlocker({
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

  // While Back waits for its answer, the browser is a step ahead already.
  const step = useRef<() => void>(undefined);
  useEffect(() => {
    step.current = status === 'blocked' && action !== 'PUSH' && action !== 'REPLACE' ? proceed : undefined;
  }, [status, action, proceed]);

  const leave = (go: () => void) => {
    isLeaving.current = true;
    setIsLeft(true);
    go();
  };
  const insist = () => leave(status === 'blocked' ? proceed : close);
  const asking: Asking | undefined =
    asked === undefined ? undefined : { question: asked, stay: () => setAsked(undefined), leave: insist };
  return {
    asking,
    /** It was left, and is to be gone at once: the page may take a moment to follow, and no press may meet it meanwhile. */
    isLeft,
    /** The owner's own way out, which asks nothing. */
    leave: () => leave(step.current ?? close),
    /** From now on nothing is held back, because nothing can be lost any more. */
    letGo: () => {
      isLeaving.current = true;
      step.current?.();
    },
    /** Asks, and answers whether there is nothing to ask. */
    mayClose: () => {
      setAsked(question);
      return question === undefined;
    },
  };
}
