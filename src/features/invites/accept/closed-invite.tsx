import { timestampDate } from '@bufbuild/protobuf/wkt';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSubjectWords } from '#src/access/use-subject-words.ts';
import { buttonClass } from '#src/kit/controls/button.tsx';
import { absolute } from '#src/lib/format-date.ts';
import { PageHeader } from '#src/shell/page-header.tsx';
import type { InviteDetails, Offer } from './offer.ts';
import { UseAnotherAccount } from './use-another-account.tsx';

type ClosedInviteProps = {
  token: string;
  details: InviteDetails;
  why: Exclude<Offer['is'], 'open'>;
  isMember: boolean;
};

/** An invite that this person can't accept: why, and what to do now. */
export function ClosedInvite({ token, details: { invite, organizationName }, why, isMember }: ClosedInviteProps) {
  const { first, within } = useSubjectWords();
  const { organizationId, createdBy, expiresAt, expiredAt } = invite;
  const sender = createdBy ? <bdi>{within(createdBy)}</bdi> : 'the sender';
  const when = (time: typeof expiresAt) => (time ? ` on ${absolute(timestampDate(time))}` : '');
  const place = <bdi>{organizationName}</bdi>;
  const words: Record<typeof why, { title: string; description: ReactNode }> = {
    expired: {
      title: 'This invite has expired',
      description: (
        <>
          It led to {place} and ended{when(expiresAt)}. Ask {sender} for a new one.
        </>
      ),
    },
    ended: {
      title: 'This invite was ended',
      description: (
        <>
          It led to {place} until somebody there ended it{when(expiredAt)}. If you should still join, ask {sender} for a
          new one.
        </>
      ),
    },
    'role-gone': {
      title: 'The role of this invite no longer exists',
      description: (
        <>
          It was deleted in {place}, so there is nothing to accept. Ask {sender} for an invite with another role.
        </>
      ),
    },
    'maker-lost-right': {
      title: 'This invite is not valid any more',
      description: (
        <>
          {createdBy ? <bdi>{first(createdBy)}</bdi> : 'Its creator'} can no longer give its role in {place}. Ask
          another owner there for a new invite.
        </>
      ),
    },
    own: {
      title: 'You created this invite',
      description: (
        <>It is for other people: send them the link. You can copy it from the list of invites in {place}.</>
      ),
    },
  };
  const { title, description } = words[why];
  return (
    <>
      <PageHeader title={title} description={description} />
      <div className="flex flex-wrap items-center gap-2">
        {why === 'own' && (
          <Link
            to="/organizations/$organizationId/iam/invites"
            params={{ organizationId }}
            className={buttonClass('primary')}
          >
            See the invites
          </Link>
        )}
        {isMember ? (
          <Link to="/organizations/$organizationId" params={{ organizationId }} className={buttonClass()}>
            Open {place}
          </Link>
        ) : (
          <Link to="/" className={buttonClass()}>
            Go to home
          </Link>
        )}
        {why === 'own' && <UseAnotherAccount token={token} />}
      </div>
    </>
  );
}
