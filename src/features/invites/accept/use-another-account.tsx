import { useState } from 'react';
import { signInAddress, signOut } from '#src/api/session.ts';
import { Button } from '#src/kit/controls/button.tsx';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { forgetCommands } from '#src/shell/palette/recent-commands.ts';
import { invitePath } from '../invite-link.ts';

/** Signs out, and in again as somebody else; the way back leads to the same invite. */
export function UseAnotherAccount({ token }: { token: string }) {
  const [state, setState] = useState<'idle' | 'leaving' | 'stuck'>('idle');
  const leave = () => {
    setState('leaving');
    void signOut().then(
      () => {
        forgetCommands();
        return location.assign(signInAddress(invitePath(token), 'another'));
      },
      () => setState('stuck'),
    );
  };
  return (
    <>
      <Button variant="ghost" busy={state === 'leaving'} onClick={leave}>
        Use another account
      </Button>
      {state === 'stuck' && (
        <div className="basis-full">
          <Notice tone="warning" title="You are still signed in" live>
            The server did not confirm that you signed out. Check your connection, then try again.
          </Notice>
        </div>
      )}
    </>
  );
}
