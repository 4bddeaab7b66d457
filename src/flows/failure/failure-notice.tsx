import { type ApiError, notCreated } from '#src/api/errors.ts';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { FailureWords } from './failure-words.tsx';
import { SignInAgain } from './sign-in-again.tsx';

/** Scrolls to the notice, away from the pressed button. Returns nothing: React would take a promise for a clean-up. */
const reveal = (element: HTMLElement | null) => {
  element?.scrollIntoView({ block: 'nearest' });
};

type FailureNoticeProps = {
  title: string;
  error: ApiError;
  /** What to do after a lost answer. */
  ifLost?: string | undefined;
};

/** Shows in place why an action failed, with a way to sign in if the session ended. */
export function FailureNotice({ title, error, ifLost = 'Look in the list before you try again.' }: FailureNoticeProps) {
  const isSignedOut = error.kind === 'signed-out';
  return (
    <div ref={reveal} className="scroll-mt-4">
      <Notice
        tone={error.kind === 'exists' ? 'neutral' : 'danger'}
        title={title}
        action={isSignedOut && <SignInAgain />}
        live
      >
        <FailureWords error={error} />
        {error.isUncertain && <p>{ifLost}</p>}
        {isSignedOut && 'What you typed stays here: sign in, come back to this tab and try again.'}
      </Notice>
    </div>
  );
}

/** "The service account was not created", or that it may have been. */
export function failureTitle(what: string, error: ApiError, done?: 'created' | 'changed'): string {
  return error.kind === 'exists' ? `${what} exists already` : notCreated(what, error, done);
}
