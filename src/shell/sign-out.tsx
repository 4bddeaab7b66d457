import { useState } from 'react';
import { signOut } from '#src/api/session.ts';
import { Button } from '#src/kit/controls/button.tsx';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { forgetCommands } from './palette/recent-commands.ts';

/** Signs out and goes to the sign-in page; `isStuck` if the server did not confirm it. */
export function useSignOut(): { readonly isStuck: boolean; readonly leave: () => void } {
  const [isStuck, setIsStuck] = useState(false);
  // A full navigation clears this person's data from memory.
  const leave = () =>
    void signOut().then(
      () => {
        forgetCommands();
        return location.assign('/sign-in');
      },
      () => setIsStuck(true),
    );
  return { isStuck, leave };
}

/** Warns the person, who may be about to walk away. */
export function StillSignedIn({ onRetry }: { onRetry: () => void }) {
  return (
    <div className="sticky top-2 z-30 mb-6">
      <Notice tone="warning" title="You are still signed in" live action={<Button onClick={onRetry}>Try again</Button>}>
        The server did not confirm that you signed out. Check your connection, then try again.
      </Notice>
    </div>
  );
}
