import type { ApiError } from '#src/api/errors.ts';
import { SignInAgain } from './sign-in-again.tsx';

/** Why a dialog's action failed, with optional details, and a way to sign in if the session ended. */
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
