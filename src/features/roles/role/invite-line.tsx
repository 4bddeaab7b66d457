import { timestampDate } from '@bufbuild/protobuf/wkt';
import type { Invite } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import { SubjectLabel } from '#src/access/subject.tsx';
import { RelativeTime } from '#src/kit/text/relative-time.tsx';
import { counted } from '#src/lib/counted.ts';

/** An open invite: who created it, until when it is open, and how many accepted it. */
export function InviteLine({ invite: { createdBy, expiresAt, acceptanceCount } }: { invite: Invite }) {
  return (
    <span className="flex flex-wrap items-baseline gap-x-1.5">
      <span>Invite by</span>
      <SubjectLabel subject={createdBy} plain />
      <span className="text-text-muted">
        {expiresAt ? (
          <>
            ends <RelativeTime at={timestampDate(expiresAt)} />
          </>
        ) : (
          'never ends'
        )}
        {acceptanceCount > 0 && `, accepted ${counted(acceptanceCount, 'time')}`}
      </span>
    </span>
  );
}
