import { Link } from '@tanstack/react-router';
import { creatorColumn } from '#src/access/columns.tsx';
import { RolePill } from '#src/access/role.tsx';
import type { Column } from '#src/kit/table/column.ts';
import { RelativeTime } from '#src/kit/text/relative-time.tsx';
import { inviteStatuses } from '../invite-status.ts';
import { peopleCount } from '../people-count.ts';
import { type InviteRow, roleNameOf } from './invite-rows.ts';
import { StatusPill } from './status-pill.tsx';

/**
 * Which role, whether the link works and until when, who took it, and who created it.
 * @param linkIn the organization whose role pages the person can open; `undefined` if they can't
 */
export function inviteColumns(linkIn: string | undefined): readonly Column<InviteRow>[] {
  return [
    {
      id: 'role',
      header: 'Role',
      primary: true,
      value: roleNameOf,
      cell: ({ role, invite }) => (
        <RolePill reference={role} roles={invite.role ? [invite.role] : []} linkIn={linkIn} />
      ),
    },
    {
      id: 'status',
      header: 'Status',
      width: '8.5rem',
      value: ({ status }) => inviteStatuses.indexOf(status),
      cell: ({ status }) => <StatusPill status={status} />,
    },
    {
      id: 'accepted',
      header: 'Accepted by',
      width: '8.25rem',
      value: ({ accepted }) => accepted,
      cell: AcceptedBy,
    },
    {
      id: 'expires',
      header: 'Expires',
      width: '8.25rem',
      value: ({ expiresAt }) => expiresAt,
      cell: ({ expiresAt, endedAt }) =>
        endedAt && !expiresAt ? (
          <span className="text-text-muted">Ended by hand</span>
        ) : (
          <RelativeTime at={expiresAt} never="Never" />
        ),
    },
    {
      id: 'created',
      header: 'Created',
      width: '8.25rem',
      hideBelow: 'md',
      value: ({ createdAt }) => createdAt,
      cell: ({ createdAt }) => <RelativeTime at={createdAt} never="Unknown" />,
    },
    creatorColumn({ width: '12rem', hideBelow: 'lg' }),
  ];
}

function AcceptedBy({ id, accepted }: InviteRow) {
  if (accepted === 0) return <span className="text-text-muted">Nobody yet</span>;
  return (
    <Link
      from="/organizations/$organizationId/iam/invites"
      to="."
      search={(shown) => ({ ...shown, invite: id })}
      resetScroll={false}
      preload={false}
      className="inline-flex min-h-6 items-center rounded-sm underline decoration-line-strong underline-offset-2 hover:text-accent"
    >
      {peopleCount(accepted)}
    </Link>
  );
}
