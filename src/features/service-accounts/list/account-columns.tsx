import { Link } from '@tanstack/react-router';
import { createdColumn, creatorColumn } from '#src/access/columns.tsx';
import { RolesHeld, type RolesContext, rolesHeldTexts } from '#src/access/roles-held.tsx';
import { nameLinkClass } from '#src/access/subject.tsx';
import { Skeleton } from '#src/kit/feedback/skeleton.tsx';
import type { Column } from '#src/kit/table/column.ts';
import { RelativeTime } from '#src/kit/text/relative-time.tsx';
import { UserText } from '#src/kit/text/user-text.tsx';
import type { AccountRow, TokensOfAccount } from './account-rows.ts';

/** The columns of the table of service accounts. */
export function accountColumns(context: RolesContext): readonly Column<AccountRow>[] {
  const { organizationId } = context;
  return [
    {
      id: 'name',
      header: 'Name',
      primary: true,
      width: '18%',
      value: (row) => row.name,
      exportedToo: { subject: { header: 'Subject', of: ({ subject }) => subject } },
      cell: (row) => (
        <Link
          to="/organizations/$organizationId/iam/service-accounts/$serviceAccountId"
          params={{ organizationId, serviceAccountId: row.id }}
          className={nameLinkClass}
        >
          <UserText>{row.name}</UserText>
        </Link>
      ),
    },
    {
      id: 'roles',
      header: 'Roles',
      exported: ({ bindings }) => rolesHeldTexts(bindings, context),
      cell: ({ subject, bindings }) => <RolesHeld {...{ subject, bindings, context }} />,
    },
    {
      id: 'tokens',
      header: 'Tokens',
      align: 'end',
      width: '6.5rem',
      value: ({ tokens }) => (tokens.kind === 'known' ? tokens.names.length : undefined),
      exported: ({ tokens }) => (tokens.kind === 'known' ? tokens.names.length : unknownWords(tokens.kind)),
      cell: (row) => <TokenFact row={row} fact="count" />,
    },
    {
      id: 'used',
      header: 'Last used',
      width: '8.5rem',
      value: ({ tokens }) => (tokens.kind === 'known' ? tokens.lastUsed : undefined),
      exported: ({ tokens }) => (tokens.kind === 'known' ? tokens.lastUsed : unknownWords(tokens.kind)),
      cell: (row) => <TokenFact row={row} fact="use" />,
    },
    createdColumn({ width: '8.5rem', hideBelow: 'lg' }),
    creatorColumn({ width: '12rem', hideBelow: 'xl' }),
  ];
}

function TokenFact({ row: { tokens }, fact }: { row: AccountRow; fact: 'count' | 'use' }) {
  if (tokens.kind === 'loading') {
    return <Skeleton className={fact === 'count' ? 'my-1 ml-auto h-3 w-4' : 'my-1 h-3 w-20'} />;
  }
  if (tokens.kind !== 'known') {
    return <span className="text-text-muted">{unknownWords(tokens.kind)}</span>;
  }
  if (fact === 'count') return tokens.names.length;
  return tokens.names.length === 0 ? (
    <span className="text-text-muted">No token</span>
  ) : (
    <RelativeTime at={tokens.lastUsed} />
  );
}

function unknownWords(kind: Exclude<TokensOfAccount['kind'], 'known'>): string {
  return kind === 'denied' ? 'Not visible' : 'Not loaded';
}
