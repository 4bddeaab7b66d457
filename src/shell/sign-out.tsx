import { useState } from 'react';
import { signOut } from '#src/api/session.ts';
import { Button } from '#src/kit/controls/button.tsx';
import { Notice } from '#src/kit/feedback/notice.tsx';

/** Signs out and leaves for the sign-in page; or `isStuck`, when the server did not confirm it. */
export function useSignOut(): { readonly isStuck: boolean; readonly leave: () => void } {
  const [isStuck, setIsStuck] = useState(false);
  // A full navigation, so that nothing of this person stays in memory.
  const leave = () =>
    void signOut().then(
      () => location.assign('/sign-in'),
      () => setIsStuck(true),
    );
  return { isStuck, leave };
}

/** Whoever walks away now must know. */
export function StillSignedIn({ onRetry }: { onRetry: () => void }) {
  return (
    <div className="sticky top-2 z-30 mb-6">
      <Notice tone="warning" title="You are still signed in" live action={<Button onClick={onRetry}>Try again</Button>}>
        The server did not confirm that you signed out. Check your connection, then try again.
      </Notice>
    </div>
  );
}
