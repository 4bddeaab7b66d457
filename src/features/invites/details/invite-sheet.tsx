import { useQuery } from '@tanstack/react-query';
import { RolePill } from '#src/access/role.tsx';
import { SubjectLabel } from '#src/access/subject.tsx';
import { readError } from '#src/api/errors.ts';
import { acceptancesQuery } from '#src/api/invites.ts';
import { useLastError } from '#src/api/use-last-error.ts';
import { Button } from '#src/kit/controls/button.tsx';
import { CopyButton } from '#src/kit/controls/copy-button.tsx';
import { ErrorPanel } from '#src/kit/feedback/error-panel.tsx';
import { Skeleton } from '#src/kit/feedback/skeleton.tsx';
import { toast } from '#src/kit/feedback/toast.tsx';
import { Sheet } from '#src/kit/overlays/sheet.tsx';
import { Fact, Facts } from '#src/kit/text/facts.tsx';
import { RelativeTime } from '#src/kit/text/relative-time.tsx';
import { inviteLink } from '../invite-link.ts';
import { type InviteRow, roleNameOf } from '../list/invite-rows.ts';
import type { InvitesData } from '../list/invites-data.ts';
import { StatusPill } from '../list/status-pill.tsx';
import { whyNoLink } from '../list/why-no-link.ts';
import { Acceptances } from './acceptances.tsx';

export type InviteSheetProps = {
  data: Pick<InvitesData, 'organizationId' | 'create' | 'held' | 'seeRoles'>;
  row: InviteRow;
  onClose: () => void;
};

/** One invite: all its facts, and who accepted it when. */
export function InviteSheet({ data, row, onClose }: InviteSheetProps) {
  const { organizationId, seeRoles } = data;
  const { invite, role, status, expiresAt, endedAt, createdAt, createdBy } = row;
  const noLink = whyNoLink(row, data);
  return (
    <Sheet
      open
      onClose={onClose}
      title={
        <>
          Invite for <bdi>{roleNameOf(row)}</bdi>
        </>
      }
      footer={
        <>
          {noLink === undefined ? (
            <CopyButton
              value={inviteLink(invite.token)}
              label="Copy link"
              onFailed={() =>
                toast(`The browser refused to copy the link: ${inviteLink(invite.token)}`, { failed: true })
              }
            />
          ) : (
            <Button disabledReason={noLink}>Copy link</Button>
          )}
          <Button variant="primary" onClick={onClose}>
            Done
          </Button>
        </>
      }
    >
      <div className="grid gap-5">
        <Facts>
          <Fact name="Role">
            <RolePill
              reference={role}
              roles={invite.role ? [invite.role] : []}
              linkIn={seeRoles.allowed ? organizationId : undefined}
            />
          </Fact>
          <Fact name="Status">
            <StatusPill status={status} />
          </Fact>
          <Fact name="Expires">
            <RelativeTime at={expiresAt} never="Never" />
          </Fact>
          {endedAt && (
            <Fact name="Ended by">
              <SubjectLabel subject={invite.expiredBy} /> <RelativeTime at={endedAt} />
            </Fact>
          )}
          <Fact name="Created by">
            <SubjectLabel subject={createdBy} /> <RelativeTime at={createdAt} never="" />
          </Fact>
        </Facts>
        <AcceptedBy organizationId={organizationId} row={row} />
      </div>
    </Sheet>
  );
}

function AcceptedBy({ organizationId, row: { id, accepted } }: { organizationId: string; row: InviteRow }) {
  const query = useQuery({ ...acceptancesQuery(organizationId, id), enabled: accepted > 0 });
  const error = useLastError(query);
  return (
    <section className="grid gap-2">
      <h3 className="font-semibold">Accepted by</h3>
      {accepted === 0 && <p className="text-text-muted">Nobody has accepted this invite.</p>}
      {query.data && <Acceptances {...{ organizationId, acceptances: query.data }} />}
      {error !== null && (
        <ErrorPanel
          title="Who accepted it could not be loaded"
          onRetry={() => void query.refetch()}
          retrying={query.isFetching}
        >
          {readError(error).message}
        </ErrorPanel>
      )}
      {query.isLoading && error === null && (
        <output className="grid gap-2">
          <span className="sr-only">Loading…</span>
          <Skeleton className="h-9 w-full" />
        </output>
      )}
    </section>
  );
}
