import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useRef } from 'react';
import { userSubject } from '#domain/rules/subject.ts';
import { onSignOutElsewhere, selfQuery } from '#src/api/session.ts';
import { holdChanges } from '#src/api/transport.ts';

/**
 * Asks at every return to the window or the tab, and when somebody signs out in another one, who is signed in. Until that is
 * answered, or can't be, nothing is changed. Somebody else, who signed in elsewhere, starts anew: what this page holds is not
 * theirs to see, nor what is typed here theirs to send.
 */
export function useSamePerson(isSignIn: boolean): void {
  const { history } = useRouter();
  const { data: self, refetch } = useQuery({ ...selfQuery(), enabled: !isSignIn });
  const first = useRef<string>(undefined);
  const leaveIfOther = (person: string | undefined) => {
    if (person === undefined || person === (first.current ??= person)) return undefined;
    // Else a form that is not sent yet would let the one who is there now stay.
    history.destroy();
    location.assign('/');
    return new Promise(() => {});
  };
  const person = self && subjectOf(self);
  useEffect(() => void leaveIfOther(person));
  const ask = useEffectEvent(async () => {
    const { data } = await refetch();
    await leaveIfOther(data && subjectOf(data));
  });
  useEffect(() => {
    if (isSignIn) return undefined;
    const askFirst = () => document.hidden || holdChanges(ask());
    const stop = onSignOutElsewhere(askFirst);
    window.addEventListener('focus', askFirst);
    document.addEventListener('visibilitychange', askFirst);
    return () => {
      stop();
      window.removeEventListener('focus', askFirst);
      document.removeEventListener('visibilitychange', askFirst);
    };
  }, [isSignIn]);
}

/** Rights belong to the provider and the e-mail together. */
function subjectOf({ authProvider, email }: { authProvider: string; email: string }): string {
  return userSubject(authProvider, email);
}
