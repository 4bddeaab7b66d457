/** Where a form stands that may ask before it is left. */
export type LeaveGuard =
  /** Nothing is asked. */
  | { readonly is: 'open' }
  /** It asks, because of its own button, Escape or a press beside it. */
  | { readonly is: 'asking'; readonly question: string }
  /** It asks, because of Back or Forward. The browser has taken that step already: the address is ahead of the page. */
  | { readonly is: 'held-step'; readonly question: string }
  /** It asks, because of a link, which waits. */
  | { readonly is: 'held-link'; readonly question: string }
  /** Nothing can be lost any more: every way out is free. */
  | { readonly is: 'free' }
  /** The person has left. The page may take a moment to follow. */
  | { readonly is: 'left' };

/** What happens to it. `question` is what the form would ask now; without one there is nothing to lose. */
export type LeaveEvent =
  | { readonly type: 'close-asked'; readonly question: string | undefined }
  /** `isReturn`: Forward, to where Back was pressed. */
  | { readonly type: 'step-taken'; readonly question: string | undefined; readonly isReturn: boolean }
  | { readonly type: 'link-followed'; readonly question: string | undefined }
  | { readonly type: 'question-changed'; readonly question: string | undefined }
  /** Both answers to the question. */
  | { readonly type: 'stayed' }
  | { readonly type: 'insisted' }
  /** The form is done or cancelled, and leaves without a question. */
  | { readonly type: 'finished' }
  /** The form is done, and stays for now. */
  | { readonly type: 'let-go' }
  /** The form went with the page that it is about. */
  | { readonly type: 'went-by-itself' };

/** What is to be done about it. */
export type LeaveAct =
  | 'nothing'
  /** The way out that was just tried: it goes on, waits for an answer, or comes to nothing. */
  | 'pass'
  | 'hold'
  | 'refuse'
  /** The way out that waits: it goes on, or is taken back. */
  | 'follow'
  | 'take-back'
  /** The form closes by its own way. */
  | 'close';

type Next = { readonly guard: LeaveGuard; readonly act: LeaveAct };

export const openGuard: LeaveGuard = { is: 'open' };

/** Whether a way out has to wait while this could be lost. */
export function holds(guard: LeaveGuard, question: string | undefined): question is string {
  return question !== undefined && guard.is !== 'free' && guard.is !== 'left';
}

/** What becomes of the guard, and what is to be done. The reasons: docs/decisions/013-a-step-back-waits-for-an-answer.md. */
// oxlint-disable-next-line typescript/consistent-return -- the cases are all there are
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
      // Back was pressed: a second step would lead further than the person wanted. A link is not followed unanswered.
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
  // The page and the address agree again: nothing is to be asked, or taken back.
  if (isReturn) return { guard: openGuard, act: 'pass' };
  return { guard: { is: 'held-step', question }, act: 'hold' };
}

function linkFollowed(guard: LeaveGuard, question: string | undefined): Next {
  if (!holds(guard, question)) return { guard, act: 'pass' };
  // The browser is a step ahead: that is to be answered first.
  if (guard.is === 'held-step') return { guard, act: 'refuse' };
  return { guard: { is: 'held-link', question }, act: 'hold' };
}

/** The question is asked no more, unless it is still the one that the form asks. */
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
