import { type Query, type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { readError } from '#src/api/errors.ts';
import { useSessionEnded } from '#src/api/session-end.ts';
import { selfQuery } from '#src/api/session.ts';
import { SignInAgain } from '#src/flows/failure/sign-in-again.tsx';
import { Notice } from '#src/kit/feedback/notice.tsx';

/**
 * Says that the session ended while the page was open. The page stays, with everything that was typed: the person signs in
 * in a new tab. On return, use-same-person.ts notices the new session, and refused requests are sent again.
 */
export function SessionEndedNotice() {
  const ended = useSessionEnded();
  useAskAgainOnReturn(ended);
  if (!ended) return null;
  return (
    <div className="sticky top-2 z-30 mb-6">
      <Notice tone="warning" title="Your session ended" live action={<SignInAgain variant="primary" />}>
        Nothing on this page is lost. Sign in, then come back to this tab.
      </Notice>
    </div>
  );
}

function useAskAgainOnReturn(ended: boolean): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    if (!ended) return undefined;
    return () => {
      void askWhoIsSignedIn(queryClient);
      void askForWhatWasRefused(queryClient);
    };
  }, [ended, queryClient]);
}

/** Finds out whether the same person has signed in again, or somebody else (use-same-person.ts). */
function askWhoIsSignedIn(queryClient: QueryClient): Promise<void> {
  return queryClient.refetchQueries({ queryKey: selfQuery().queryKey });
}

/** Repeats the requests that were refused, however the new session was noticed. */
async function askForWhatWasRefused(queryClient: QueryClient): Promise<void> {
  await queryClient.refetchQueries({ type: 'active', predicate: wasRefused }, { cancelRefetch: false });
}

function wasRefused({ state }: Query): boolean {
  return state.error !== null && readError(state.error).kind === 'signed-out';
}
