import type { ApiError } from '#src/api/errors.ts';
import { SignInAgain } from './sign-in-again.tsx';

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
