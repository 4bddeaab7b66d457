import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useRef } from 'react';
import { onSignOutElsewhere, selfQuery } from '#src/api/session.ts';
import { holdChanges } from '#src/api/transport.ts';

/**
 * Asks at every return to the window, and when somebody signs out in another one, who is signed in; until that is known,
 * nothing is changed. Somebody else, who signed in elsewhere, starts anew: what this page holds is not theirs to see, nor
 * what is typed here theirs to send.
 */
export function useSamePerson(isSignIn: boolean): void {
  const { history } = useRouter();
  const { data: self, refetch } = useQuery({ ...selfQuery(), enabled: !isSignIn });
  const first = useRef<string>(undefined);
  const isOther = (email: string | undefined) => email !== undefined && email !== (first.current ??= email);
  const email = self?.email;
  useEffect(() => {
    if (!isOther(email)) return;
    // Else a form that is not sent yet would let the one who is there now stay.
    history.destroy();
    location.assign('/');
  });
  const ask = useEffectEvent(async () => {
    const { data } = await refetch({ cancelRefetch: false });
    // The page is being left.
    if (isOther(data?.email)) await new Promise(() => {});
  });
  useEffect(() => {
    if (isSignIn) return undefined;
    const askFirst = () => holdChanges(ask());
    const stop = onSignOutElsewhere(askFirst);
    window.addEventListener('focus', askFirst);
    return () => {
      stop();
      window.removeEventListener('focus', askFirst);
    };
  }, [isSignIn]);
}
