/** The state of a form that may ask before the person leaves it. */
export type LeaveGuard =
  /** Not asking. */
  | { readonly is: 'open' }
  /** Asking, after its own button, Escape or a press outside. */
  | { readonly is: 'asking'; readonly question: string }
  /** Asking, after Back or Forward. The browser has already changed the address; the page has not followed. */
  | { readonly is: 'held-step'; readonly question: string }
  /** Asking, after a link, which waits for the answer. */
  | { readonly is: 'held-link'; readonly question: string }
  /** Nothing can be lost any more, so leaving never asks. */
  | { readonly is: 'free' }
  /** The person has left. The page may take a moment to change. */
  | { readonly is: 'left' };

/** An event for the guard. `question` is what the form would ask now; `undefined` if nothing can be lost. */
export type LeaveEvent =
  | { readonly type: 'close-asked'; readonly question: string | undefined }
  /** `isReturn`: Forward, back to where the person pressed Back. */
  | { readonly type: 'step-taken'; readonly question: string | undefined; readonly isReturn: boolean }
  | { readonly type: 'link-followed'; readonly question: string | undefined }
  | { readonly type: 'question-changed'; readonly question: string | undefined }
  /** The two answers to the question. */
  | { readonly type: 'stayed' }
  | { readonly type: 'insisted' }
  /** The form is done or cancelled, and closes without asking. */
  | { readonly type: 'finished' }
  /** The form is done, but stays open for now. */
  | { readonly type: 'let-go' }
  /** The form's page was removed, and the form with it. */
  | { readonly type: 'went-by-itself' };

/** What to do after an event. */
export type LeaveAct =
  | 'nothing'
  /** For the navigation that was just tried: let it pass, let it wait for the answer, or refuse it. */
  | 'pass'
  | 'hold'
  | 'refuse'
  /** For the navigation that waits: continue it, or take it back. */
  | 'follow'
  | 'take-back'
  /** Close the form itself. */
  | 'close';

type Next = { readonly guard: LeaveGuard; readonly act: LeaveAct };

export const openGuard: LeaveGuard = { is: 'open' };

/** Whether leaving must wait for an answer. */
export function holds(guard: LeaveGuard, question: string | undefined): question is string {
  return question !== undefined && guard.is !== 'free' && guard.is !== 'left';
}

/** The guard's next state, and what to do. For the reasons, see docs/decisions/013-a-step-back-waits-for-an-answer.md. */
// oxlint-disable-next-line typescript/consistent-return -- TypeScript checks that every event has a case
export function nextLeaveGuard(guard: LeaveGuard, event: LeaveEvent): Next {
  if (guard.is === 'left') return { guard, act: isWayOut(event) ? 'pass' : 'nothing' };
  switch (event.type) {
    case 'close-asked':
      return closeAsked(guard, event.question);
    case 'step-taken':
      return stepTaken(guard, event.question, event.isReturn);
    case 'link-followed':
      return linkFollowed(guard, event.question);
    case 'question-changed':
      return withdrawn(guard, event.question);
    case 'stayed':
      return withdrawn(guard, undefined);
    case 'insisted':
      return left(isHeld(guard) ? 'follow' : 'close');
    case 'finished':
      // Back was pressed, so closing would go back twice: follow the step instead. An unanswered link is not followed.
      return left(guard.is === 'held-step' ? 'follow' : 'close');
    case 'let-go':
      if (guard.is === 'held-step') return left('follow');
      return { guard: { is: 'free' }, act: guard.is === 'held-link' ? 'take-back' : 'nothing' };
    case 'went-by-itself':
      return isHeld(guard) ? left('follow') : { guard, act: 'nothing' };
  }
}

function closeAsked(guard: LeaveGuard, question: string | undefined): Next {
  if (!holds(guard, question)) return { guard, act: 'pass' };
  return { guard: isHeld(guard) ? guard : { is: 'asking', question }, act: 'hold' };
}

function stepTaken(guard: LeaveGuard, question: string | undefined, isReturn: boolean): Next {
  if (!holds(guard, question)) return { guard, act: 'pass' };
  // The page and the address agree again, so there is nothing to ask or take back.
  if (isReturn) return { guard: openGuard, act: 'pass' };
  return { guard: { is: 'held-step', question }, act: 'hold' };
}

function linkFollowed(guard: LeaveGuard, question: string | undefined): Next {
  if (!holds(guard, question)) return { guard, act: 'pass' };
  // The browser has already changed the address: the person must answer that question first.
  if (guard.is === 'held-step') return { guard, act: 'refuse' };
  return { guard: { is: 'held-link', question }, act: 'hold' };
}

/** Stops asking, unless the form still has the same question. */
function withdrawn(guard: LeaveGuard, question: string | undefined): Next {
  if (!('question' in guard) || guard.question === question) return { guard, act: 'nothing' };
  return { guard: openGuard, act: isHeld(guard) ? 'take-back' : 'nothing' };
}

function left(act: LeaveAct): Next {
  return { guard: { is: 'left' }, act };
}

function isHeld(guard: LeaveGuard): boolean {
  return guard.is === 'held-step' || guard.is === 'held-link';
}

function isWayOut({ type }: LeaveEvent): boolean {
  return type === 'close-asked' || type === 'step-taken' || type === 'link-followed';
}
