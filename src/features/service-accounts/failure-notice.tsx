import { useRouterState } from '@tanstack/react-router';
import { readError } from '#src/api/errors.ts';
import { signInAddress } from '#src/api/session.ts';
import { buttonClass } from '#ui/button.tsx';
import { Notice } from '#ui/notice.tsx';
import { Mono } from '#ui/pill.tsx';

/** Why an act failed, in place: the missing permissions one by one, and the way back in when the session ended. */
export function FailureNotice({ title, error }: { title: string; error: unknown }) {
  const here = useRouterState({ select: ({ location }) => location.href });
  const { kind, message, missingPermissions, reason } = readError(error);
  const isEscalation = reason === 'ESCALATION' && missingPermissions.length > 0;
  const signIn = kind === 'signed-out' && (
    <a href={signInAddress(here)} target="_blank" rel="noreferrer" className={buttonClass('secondary')}>
      Sign in in a new tab
    </a>
  );
  return (
    <Notice tone="danger" title={title} action={signIn} live>
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
