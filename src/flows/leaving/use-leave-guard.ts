import { useBlocker, useRouter, useSearch } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import { useIsHere } from '#src/kit/overlays/use-is-here.ts';
import { holds, type LeaveAct, type LeaveEvent, type LeaveGuard, nextLeaveGuard, openGuard } from './leave-guard.ts';

/** A way out that waits for an answer, as the router wants to hear it. */
type Held = { readonly go: () => void; readonly stay: () => void };

/**
 * Binds a form's LeaveGuard to the router and the page. While `question` is set, every way out waits and the question is
 * asked once: `mayClose` for a close of the sheet, the router for links, Back and Forward; closing or reloading the tab makes
 * the browser ask. Whoever insists goes where they wanted to, or `close` is called. `drop` lets go of what is here, on
 * whatever way it is left.
 */
export function useLeaveGuard(question: string | undefined, close: () => void, drop?: () => void) {
  const { history } = useRouter();
  const isMounted = useIsHere();
  // A step may lead to another address of the same page. There all begins anew, and what comes late finds what it left.
  const shown: object = useSearch({ strict: false });
  const [guards] = useState(() => new WeakMap<object, LeaveGuard>());
  const [, drawAgain] = useState<LeaveGuard>(openGuard);
  const held = useRef<Held>(undefined);
  const now = () => guards.get(shown) ?? openGuard;

  const send = (event: LeaveEvent): LeaveAct => {
    const { guard, act } = nextLeaveGuard(now(), event);
    guards.set(shown, guard);
    drawAgain(guard);
    if (act === 'nothing' || act === 'hold' || act === 'refuse') return act;
    const way = held.current;
    held.current = undefined;
    if (act === 'follow') way?.go();
    if (act === 'take-back') way?.stay();
    if (act === 'close') close();
    return act;
  };

  useBlocker({
    shouldBlockFn: ({ action }) => {
      const isStep = action !== 'PUSH' && action !== 'REPLACE';
      const isReturn = window.history.state?.key === history.location.state.key;
      const act = send(isStep ? { type: 'step-taken', question, isReturn } : { type: 'link-followed', question });
      if (act !== 'hold') return act === 'refuse';
      return new Promise((resolve) => {
        held.current = { go: () => resolve(false), stay: () => resolve(true) };
      });
    },
    enableBeforeUnload: () => holds(now(), question),
  });
  const onQuestion = useEffectEvent(
    (asked: typeof question) => void send({ type: 'question-changed', question: asked }),
  );
  const onGone = useEffectEvent(() => void send({ type: 'went-by-itself' }));
  // oxlint-disable-next-line react/set-state-in-effect -- the router's waiting step, outside of React, is taken back with it
  useLayoutEffect(() => onQuestion(question), [question]);
  useEffect(() => () => onGone(), []);

  const isHere = () => isMounted.current && now().is !== 'left';
  const leaveBy = (event: LeaveEvent) => {
    if (!isHere()) return;
    send(event);
    drop?.();
  };
  const guard = now();
  return {
    asking:
      'question' in guard
        ? {
            question: guard.question,
            stay: () => void send({ type: 'stayed' }),
            leave: () => leaveBy({ type: 'insisted' }),
          }
        : undefined,
    /** It was left, and is to be gone at once: the page may take a moment to follow, and no press may meet it meanwhile. */
    isLeft: guard.is === 'left',
    /** Whether the person is still here, for an answer that comes late. */
    isHere,
    /** The owner's own way out, which asks nothing. */
    leave: () => leaveBy({ type: 'finished' }),
    /** From now on nothing is held back, because nothing can be lost any more. */
    letGo: () => void send({ type: 'let-go' }),
    /** Asks, and answers whether there is nothing to ask. */
    mayClose: () => send({ type: 'close-asked', question }) === 'pass',
  };
}
