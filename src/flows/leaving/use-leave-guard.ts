import { useBlocker, useRouter, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useIsHere } from '#src/kit/overlays/use-is-here.ts';

/** A way out that waits for an answer. Of a step of the browser's history, the browser has taken it already. */
type Held = { readonly isStep: boolean; readonly go: () => void; readonly stay: () => void };

/**
 * Holds back every way out while `question` is set, and asks it once, however often and on whatever way the person tries:
 * `mayClose` for a close of the sheet, the router for links, Back and Forward; closing or reloading the tab makes the
 * browser ask. What was asked is withdrawn when the question changes, since it is about something that is no more.
 * Whoever insists goes where they wanted to, or `close` is called. `drop` lets go of what is here, on whatever way it is left.
 */
export function useLeaveGuard(question: string | undefined, close: () => void, drop?: () => void) {
  const { history } = useRouter();
  const isMounted = useIsHere();
  // Each is kept as what the page showed then: where a step leads to another address of the same page, all begins anew.
  const shown: unknown = useSearch({ strict: false });
  const openAt = useRef<unknown>(undefined);
  const goneAt = useRef<unknown>(undefined);
  const held = useRef<Held>(undefined);
  const [leftAt, setLeftAt] = useState<unknown>();
  const [asked, setAsked] = useState<string>();
  if (asked !== undefined && asked !== question) setAsked(undefined);
  useEffect(() => {
    if (asked !== undefined && asked === question) return;
    held.current?.stay();
    held.current = undefined;
  }, [asked, question]);
  // It goes by itself, as with what it is about: the way out that waits is free.
  useEffect(() => () => held.current?.go(), []);

  const holds = () => question !== undefined && openAt.current !== shown;
  useBlocker({
    shouldBlockFn: ({ action }) => {
      if (!holds()) return false;
      const isStep = action !== 'PUSH' && action !== 'REPLACE';
      if (isStep && window.history.state?.key === history.location.state.key) {
        // Back, and then Forward to where it was pressed: nothing is to be asked, or taken back.
        held.current = undefined;
        setAsked(undefined);
        return false;
      }
      // The browser is a step ahead: that is to be answered first.
      if (!isStep && held.current?.isStep) return true;
      setAsked(question);
      return new Promise((resolve) => {
        held.current = { isStep, go: () => resolve(false), stay: () => resolve(true) };
      });
    },
    enableBeforeUnload: holds,
  });

  const isHere = () => isMounted.current && goneAt.current !== shown;
  const leaveBy = (go: () => void) => {
    if (!isHere()) return;
    openAt.current = shown;
    goneAt.current = shown;
    held.current = undefined;
    setLeftAt(shown);
    setAsked(undefined);
    go();
    drop?.();
  };
  const insist = () => leaveBy(held.current?.go ?? close);
  const step = () => (held.current?.isStep ? held.current.go : undefined);
  return {
    asking: asked === undefined ? undefined : { question: asked, stay: () => setAsked(undefined), leave: insist },
    /** It was left, and is to be gone at once: the page may take a moment to follow, and no press may meet it meanwhile. */
    isLeft: leftAt === shown,
    /** Whether the person is still here, for an answer that comes late. */
    isHere,
    /** The owner's own way out, which asks nothing. */
    leave: () => leaveBy(step() ?? close),
    /** From now on nothing is held back, because nothing can be lost any more. */
    letGo: () => {
      const go = step();
      openAt.current = shown;
      if (go) goneAt.current = shown;
      go?.();
    },
    /** Asks, and answers whether there is nothing to ask. */
    mayClose: () => {
      setAsked(question);
      return question === undefined;
    },
  };
}
