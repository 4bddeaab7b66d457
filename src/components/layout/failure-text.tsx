import { useRouterState } from '@tanstack/react-router';
import type { ApiError } from '#src/api/errors.ts';
import { signInAddress } from '#src/api/session.ts';
import { buttonClass } from '#ui/button.tsx';

/** The way back in beside what is open: this page, and what was typed into it, stays. */
export function SignInAgain() {
  const here = useRouterState({ select: ({ location }) => location.href });
  return (
    <a href={signInAddress(here)} target="_blank" rel="noreferrer" className={buttonClass('secondary')}>
      Sign in in a new tab
    </a>
  );
}

/** Why an act of a dialog failed, `more` about it if need be, and the way back in when the session ended. */
export function FailureText({ error, more }: { error: ApiError; more?: string | undefined }) {
  return (
    <>
      <p>
        {error.message} {more}
      </p>
      {error.kind === 'signed-out' && (
        <p className="mt-2">
          <SignInAgain />
        </p>
      )}
    </>
  );
}
