import { Link } from '@tanstack/react-router';
import type { RoleSummary } from '#src/access/role-name.ts';
import { RolePill } from '#src/access/role.tsx';
import { SubjectLabel } from '#src/access/subject.tsx';
import { Skeleton } from '#src/kit/feedback/skeleton.tsx';
import type { Column } from '#src/kit/table/column.ts';
import { RelativeTime } from '#src/kit/text/relative-time.tsx';
import type { SenderRow } from './sender-rows.ts';

type Context = {
  readonly organizationId: string;
  readonly roles: readonly RoleSummary[] | undefined;
  /** Why a last use isn't known, in words; `undefined` while it loads. */
  readonly reason: string | undefined;
};

/** The columns of the accounts that send data to a project. */
export function senderColumns({ organizationId, roles, reason }: Context): readonly Column<SenderRow>[] {
  return [
    {
      id: 'account',
      header: 'Service account',
      primary: true,
      cell: ({ subject, accountId }) => (
        <SubjectLabel
          subject={subject}
          link={
            accountId === undefined ? null : (
              <Link
                to="/organizations/$organizationId/iam/service-accounts/$serviceAccountId"
                params={{ organizationId, serviceAccountId: accountId }}
                preload={false}
              />
            )
          }
        />
      ),
    },
    {
      id: 'sends',
      header: 'Can send',
      width: '13rem',
      cell: ({ permissions }) =>
        permissions.length === 0 ? (
          <span className="text-warning">Nothing any more</span>
        ) : (
          permissions.map((permission) => what[permission] ?? permission).join(', ')
        ),
    },
    {
      id: 'roles',
      header: 'By',
      hideBelow: 'md',
      cell: ({ roles: own }) => (
        <span className="flex flex-wrap gap-1">
          {own.map((role) => (
            <RolePill key={role} reference={role} roles={roles} linkIn={organizationId} />
          ))}
        </span>
      ),
    },
    {
      id: 'used',
      header: 'Last use here',
      width: '10rem',
      cell: ({ lastUse }) => {
        if (lastUse !== undefined) return <RelativeTime at={lastUse ?? undefined} />;
        if (reason === undefined) return <Skeleton className="my-1 h-3 w-20" />;
        return <span className="text-text-muted">{reason}</span>;
      },
    },
  ];
}

const what: Readonly<Partial<Record<string, string>>> = {
  'profile.write': 'Profiles',
  'debuginfo.write': 'Debug info',
};
