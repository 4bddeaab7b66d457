import { timestampDate } from '@bufbuild/protobuf/wkt';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Role } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import type { User } from '#proto/polarsignals/user/v1alpha1/user_pb.ts';
import { PersonMark } from '#src/access/avatar.tsx';
import { referenceOfRole, roleName } from '#src/access/role-name.ts';
import { SubjectLabel } from '#src/access/subject.tsx';
import { useSubjectWords } from '#src/access/use-subject-words.ts';
import { Button, buttonClass } from '#src/kit/controls/button.tsx';
import { Fact, Facts } from '#src/kit/text/facts.tsx';
import { RelativeTime } from '#src/kit/text/relative-time.tsx';
import { PageHeader } from '#src/shell/page-header.tsx';
import { AcceptFailed } from './accept-failed.tsx';
import type { InviteDetails, Standing } from './offer.ts';
import { OfferedRole } from './offered-role.tsx';
import { StandingWords } from './standing-words.tsx';
import { useAccept } from './use-accept.ts';
import { UseAnotherAccount } from './use-another-account.tsx';

type OpenInviteProps = { token: string; details: InviteDetails; self: User; role: Role; standing: Standing };

/** Who invites whom, into what, with which role; and the button that accepts. */
export function OpenInvite({ token, details, self, role, ...current }: OpenInviteProps) {
  // Kept in state: accepting changes it, and the page must not change under the press.
  const [{ standing }] = useState(current);
  const { first } = useSubjectWords();
  const { invite, organizationName } = details;
  const { organizationId, createdBy, expiresAt } = invite;
  const name = roleName(referenceOfRole(role));
  const { accept, isBusy, failure } = useAccept({ token, organizationId, organizationName, role: name });
  const changesNothing = standing.is === 'has-role';
  const isMember = standing.is !== 'new';
  return (
    <>
      <PageHeader
        title={isMember ? `Invite to ${organizationName}` : `Join ${organizationName}`}
        description={
          <>
            <bdi>{createdBy ? first(createdBy) : 'Somebody'}</bdi> invites you to <bdi>{organizationName}</bdi> with the
            role <bdi>{name}</bdi>.
          </>
        }
      />
      <div className="grid gap-4">
        <Facts>
          <Fact name="Invited by">
            <SubjectLabel subject={createdBy} />
          </Fact>
          <Fact name="Organization">
            <bdi className="font-medium wrap-anywhere">{organizationName}</bdi>
          </Fact>
          <Fact name="Role">
            <OfferedRole role={role} />
          </Fact>
          <Fact name={isMember ? 'You are' : 'You join as'}>
            <Joining self={self} />
          </Fact>
          {expiresAt && (
            <Fact name="Expires">
              <RelativeTime at={timestampDate(expiresAt)} />
            </Fact>
          )}
        </Facts>
        <StandingWords {...{ standing, organizationName }} role={name} />
        {failure && <AcceptFailed {...{ failure, organizationName, createdBy }} />}
        <div className="flex flex-wrap items-center gap-2">
          {changesNothing && (
            <Link to="/organizations/$organizationId" params={{ organizationId }} className={buttonClass('primary')}>
              Open <bdi>{organizationName}</bdi>
            </Link>
          )}
          <Button variant={changesNothing ? 'secondary' : 'primary'} busy={isBusy} onClick={accept}>
            Accept Invite
          </Button>
          <UseAnotherAccount token={token} />
        </div>
      </div>
    </>
  );
}

function Joining({ self: { name, email, authProvider } }: { self: User }) {
  return (
    <span className="flex min-w-0 items-center gap-2">
      <PersonMark email={email} name={name || undefined} />
      <span className="min-w-0 wrap-anywhere">
        <bdi className="font-medium">{name || email}</bdi>{' '}
        <span className="text-text-muted">
          {name !== '' && name !== email && <bdi>{email}</bdi>}{' '}
          <span className="whitespace-nowrap">
            via <bdi>{authProvider}</bdi>
          </span>
        </span>
      </span>
    </span>
  );
}
