import { Link } from '@tanstack/react-router';
import { ShieldAlert } from 'lucide-react';
import { creatorColumn } from '#src/access/columns.tsx';
import { roleWeight } from '#src/access/role-weight.ts';
import { nameLinkClass } from '#src/access/subject.tsx';
import { Skeleton } from '#src/kit/feedback/skeleton.tsx';
import type { Column } from '#src/kit/table/column.ts';
import { UserText } from '#src/kit/text/user-text.tsx';
import { RoleType, typeWords } from '../role-type.tsx';
import { holderCount, holderWords } from './role-holders.ts';
import type { RoleRow } from './role-rows.ts';

/** What the columns need besides the row. `whyNoHolders`: shown in their place; `undefined` while they load. */
type Context = { readonly organizationId: string; readonly whyNoHolders: string | undefined };

/** The columns of the table of roles. */
export function roleColumns({ organizationId, whyNoHolders }: Context): readonly Column<RoleRow>[] {
  return [
    {
      id: 'name',
      header: 'Role',
      primary: true,
      width: '14%',
      value: ({ label }) => label,
      cell: ({ value, label }) => (
        <Link
          to="/organizations/$organizationId/iam/roles/$role"
          params={{ organizationId, role: value }}
          className={nameLinkClass}
        >
          <UserText>{label}</UserText>
        </Link>
      ),
    },
    {
      id: 'type',
      header: 'Type',
      width: '6.75rem',
      value: ({ isSystem }) => typeWords(isSystem),
      cell: ({ isSystem }) => <RoleType isSystem={isSystem} />,
    },
    {
      id: 'permissions',
      header: 'Permissions',
      value: ({ permissions }) => permissions.length,
      exported: ({ permissions }) => permissions,
      cell: (row) => <Permissions {...row} />,
    },
    {
      id: 'holders',
      header: 'Holders',
      width: '9.75rem',
      value: ({ holders }) => holders && holderCount(holders),
      cell: ({ holders }) => {
        if (holders && holderCount(holders) > 0) return holderWords(holders);
        if (!holders && whyNoHolders === undefined) return <Skeleton className="my-1 h-3 w-16" />;
        return <span className="text-text-muted">{holders ? holderWords(holders) : whyNoHolders}</span>;
      },
    },
    creatorColumn({ width: '11.5rem', hideBelow: 'lg' }),
  ];
}

/** How many permissions, and what they allow: in one line of the table, with a shield where some are sensitive. */
function Permissions({ permissions, description = '' }: RoleRow) {
  return (
    <span className="flex items-baseline gap-2">
      <span className="min-w-5 shrink-0 text-right tabular-nums">{permissions.length}</span>
      {roleWeight(permissions) === 'sensitive' && (
        <span title="Includes sensitive permissions" className="shrink-0 self-center text-warning">
          <ShieldAlert className="size-3.5" aria-hidden="true" />
          <span className="sr-only">(sensitive)</span>
        </span>
      )}
      <span className="text-text-muted sm:line-clamp-1" title={description}>
        {description}
      </span>
    </span>
  );
}
