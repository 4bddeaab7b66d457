import { Link } from '@tanstack/react-router';
import { LogIn } from 'lucide-react';
import type { ApiError } from '#src/api/errors.ts';
import { signInAddress } from '#src/api/session.ts';
import { buttonClass } from '#src/kit/controls/button.tsx';
import { ErrorPanel } from '#src/kit/feedback/error-panel.tsx';
import { PageHeader } from '#src/shell/page-header.tsx';
import { invitePath } from '../invite-link.ts';

type InviteFailedProps = { token: string; error: ApiError; onRetry: () => void; retrying: boolean };

/** Why it isn't known what the invite offers, and the next step. */
export function InviteFailed({ token, error, onRetry, retrying }: InviteFailedProps) {
  if (error.kind === 'signed-out') return <SignInFirst token={token} />;
  if (error.kind === 'not-found' || error.kind === 'unsupported') {
    return (
      <>
        <PageHeader {...deadEnds[error.kind]} />
        <Link to="/" className={buttonClass()}>
          Go to home
        </Link>
      </>
    );
  }
  return (
    <>
      <PageHeader title="Invite" />
      <ErrorPanel title="The invite could not be loaded" onRetry={onRetry} retrying={retrying}>
        {error.message} Nothing was accepted.
      </ErrorPanel>
    </>
  );
}

const deadEnds = {
  'not-found': {
    title: 'This link leads to no invite',
    description: 'It may be cut off or mistyped. Open it again from the message, or ask the sender for a new one.',
  },
  unsupported: {
    title: 'This server has no invites',
    description: 'Ask the sender to create a role binding for your e-mail instead.',
  },
};

function SignInFirst({ token }: { token: string }) {
  return (
    <>
      <PageHeader
        title="You are invited"
        description="Sign in to see who invites you and to what. You come back to this page. Nothing is accepted until you say so."
      />
      <a href={signInAddress(invitePath(token))} className={buttonClass('primary')}>
        <LogIn aria-hidden="true" />
        Sign in
      </a>
    </>
  );
}
