import { Link } from '@tanstack/react-router';
import { createdColumn } from '#src/access/columns.tsx';
import { nameLinkClass } from '#src/access/subject.tsx';
import type { Column } from '#src/kit/table/column.ts';
import { RelativeTime } from '#src/kit/text/relative-time.tsx';
import { UserText } from '#src/kit/text/user-text.tsx';
import { type LegacyTokenRow, todoWords } from './legacy-token-row.ts';
import { MigrateLink } from './migrate-link.tsx';

/** The columns of a list of legacy tokens; with the project where the list has those of several. */
export function legacyTokenColumns(organizationId: string, isOfMany: boolean): readonly Column<LegacyTokenRow>[] {
  const columns: readonly Column<LegacyTokenRow>[] = [
    {
      id: 'name',
      header: 'Name',
      primary: true,
      value: ({ name }) => name,
      cell: ({ name }) => (
        <span className="font-medium">
          <UserText>{name}</UserText>
        </span>
      ),
    },
    projectColumn(organizationId),
    {
      id: 'used',
      header: 'Last used',
      width: '9rem',
      value: ({ lastUsedAt }) => lastUsedAt,
      exported: ({ lastUsedAt, use }) => (use === 'unknown' ? 'Not known' : lastUsedAt),
      cell: ({ lastUsedAt, use }) => <RelativeTime at={lastUsedAt} never={neverWords(use === 'unknown')} />,
    },
    createdColumn({ width: '9rem', hideBelow: 'md' }),
    {
      id: 'todo',
      header: 'What to do',
      width: '11rem',
      // Beside the project there is less room; the menu leads there, too.
      hideBelow: isOfMany ? 'md' : undefined,
      value: ({ use }) => todoWords[use],
      cell: (row) =>
        row.use === 'never' ? (
          todoWords.never
        ) : (
          <MigrateLink organizationId={organizationId} token={row}>
            {todoWords[row.use]}
            <span className="sr-only">: {row.name}</span>
          </MigrateLink>
        ),
    },
  ];
  return columns.filter(({ id }) => isOfMany || id !== 'project');
}

/** The last use of a token that has none: this backend doesn't tell, or there was none. */
function neverWords(isUnknown: boolean): string {
  return isUnknown ? 'Can’t know' : 'Never used';
}

function projectColumn(organizationId: string): Column<LegacyTokenRow> {
  return {
    id: 'project',
    header: 'Project',
    width: '20%',
    value: ({ projectName }) => projectName,
    exportedId: { header: 'Project ID', of: ({ projectId }) => projectId },
    cell: ({ projectId, projectName }) => (
      <Link
        to="/organizations/$organizationId/projects/$projectId"
        params={{ organizationId, projectId }}
        className={nameLinkClass}
      >
        <UserText>{projectName || projectId}</UserText>
      </Link>
    ),
  };
}
