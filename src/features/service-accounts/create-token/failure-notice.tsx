import { readError } from '#src/api/errors.ts';
import { SignInAgain } from '#src/flows/failure/sign-in-again.tsx';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { Mono } from '#src/kit/text/pill.tsx';

/** Why an act failed, in place: the missing permissions one by one, and the way back in when the session ended. */
export function FailureNotice({ title, error }: { title: string; error: unknown }) {
  const { kind, message, missingPermissions, reason } = readError(error);
  const isEscalation = reason === 'ESCALATION' && missingPermissions.length > 0;
  return (
    <Notice tone="danger" title={title} action={kind === 'signed-out' && <SignInAgain />} live>
      {isEscalation ? (
        <>
          Nobody can hand out what they don’t hold themselves. You lack:
          <ul className="my-1 flex flex-wrap gap-x-3 text-text">
            {missingPermissions.map((permission) => (
              <li key={permission}>
                <Mono>{permission}</Mono>
              </li>
            ))}
          </ul>
          Choose a role that holds less, or ask an owner of the organization to do it.
        </>
      ) : (
        message
      )}
      {kind === 'signed-out' && ' What you typed stays here: sign in, come back to this tab and try again.'}
    </Notice>
  );
}
