import { useBlocker, useRouter, useSearch } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import { useIsHere } from '#src/kit/overlays/use-is-here.ts';
import { holds, type LeaveAct, type LeaveEvent, type LeaveGuard, nextLeaveGuard, openGuard } from './leave-guard.ts';

/** A blocked navigation that waits for an answer, in the router's terms. */
type Held = { readonly go: () => void; readonly stay: () => void };

/**
 * Connects a form's LeaveGuard to the router and the page. While `question` is set, leaving waits and asks once: `mayClose`
 * covers closing the sheet, the router covers links, Back and Forward, and the browser asks before the tab closes or
 * reloads. If the person insists, the navigation continues or `close` is called. `drop` discards the form's data in either
 * case.
 */
export function useLeaveGuard(question: string | undefined, close: () => void, drop?: () => void) {
  const { history } = useRouter();
  const isMounted = useIsHere();
  // Each address of the page has its own guard, so a late answer finds the guard of the address it belongs to.
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
  // oxlint-disable-next-line react/set-state-in-effect -- this takes back the router's waiting step, outside of React
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
    /** The person has left: hide the form at once, since the page may change late and must not take presses meanwhile. */
    isLeft: guard.is === 'left',
    /** Whether the person is still here when a late answer arrives. */
    isHere,
    /** Leaves without asking, for the form itself. */
    leave: () => leaveBy({ type: 'finished' }),
    /** Stops asking from now on, because nothing can be lost any more. */
    letGo: () => void send({ type: 'let-go' }),
    /** Returns true if there is nothing to ask; otherwise asks. */
    mayClose: () => send({ type: 'close-asked', question }) === 'pass',
  };
}
