import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useRef } from 'react';
import { userSubject } from '#domain/rules/subject.ts';
import { onSignOutElsewhere, selfQuery } from '#src/api/session.ts';
import { holdChanges, sendChangesAs } from '#src/api/transport.ts';

/**
 * Checks who is signed in, when the person returns to the window or tab, or signs out in another one. Changes wait until
 * that is answered or has failed. If somebody else has signed in, the console restarts: they must not see this page's data
 * or send what was typed here. Changes that a hidden page still makes are refused by the backend: each names its person.
 */
export function useSamePerson(isSignIn: boolean): void {
  const { history } = useRouter();
  const { data: self, refetch } = useQuery({ ...selfQuery(), enabled: !isSignIn });
  const first = useRef<string>(undefined);
  const leaveIfOther = (person: string | undefined) => {
    if (person === undefined) return undefined;
    if (first.current === undefined) sendChangesAs((first.current = person));
    if (person === first.current) return undefined;
    // Otherwise an unsent form could keep the new person on this page.
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
