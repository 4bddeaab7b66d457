import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { onSignOutElsewhere, selfQuery } from '#src/api/session.ts';

/**
 * Asks at every return to the tab, and when somebody signs out in another one, who is signed in. Somebody else, who
 * signed in in another tab, starts anew: what this page holds is not theirs to see, nor what is typed here theirs to send.
 */
export function useSamePerson(isSignIn: boolean): void {
  const { data: self, refetch } = useQuery({ ...selfQuery(), enabled: !isSignIn, refetchOnWindowFocus: 'always' });
  useEffect(() => (isSignIn ? undefined : onSignOutElsewhere(() => void refetch())), [isSignIn, refetch]);
  const first = useRef<string>(undefined);
  const email = self?.email;
  useEffect(() => {
    first.current ??= email;
    if (email !== undefined && email !== first.current) location.assign('/');
  }, [email]);
}
