import { Link } from '@tanstack/react-router';
import { createdColumn, creatorColumn } from '#src/access/columns.tsx';
import { nameLinkClass } from '#src/access/subject.tsx';
import type { Column } from '#src/kit/table/column.ts';
import { Pill } from '#src/kit/text/pill.tsx';
import { UserText } from '#src/kit/text/user-text.tsx';
import { type MigrationRow, standingWords } from './migration-rows.ts';

/** The columns of the list of migrations. */
export function migrationColumns(organizationId: string): readonly Column<MigrationRow>[] {
  return [
    {
      id: 'client',
      header: 'Client',
      primary: true,
      value: ({ client }) => client,
      cell: ({ client, projectId, search, legacyToken }) => (
        <Link
          to="/organizations/$organizationId/projects/$projectId/migrate"
          params={{ organizationId, projectId }}
          search={search}
          className={nameLinkClass}
        >
          {client}
          <span className="sr-only">, legacy token: {legacyToken}</span>
        </Link>
      ),
    },
    {
      id: 'project',
      header: 'Project',
      width: '15%',
      value: ({ projectName }) => projectName,
      exportedId: { header: 'Project ID', of: ({ projectId }) => projectId },
      cell: ({ projectId, projectName }) => <UserText>{projectName || projectId}</UserText>,
    },
    {
      id: 'legacy',
      header: 'Legacy token',
      width: '15%',
      hideBelow: 'md',
      exported: ({ legacyToken }) => legacyToken,
      cell: ({ legacyToken }) => <UserText>{legacyToken}</UserText>,
    },
    {
      id: 'account',
      header: 'Service account',
      width: '18%',
      hideBelow: 'md',
      exported: ({ account }) => account,
      cell: ({ account }) => <UserText>{account}</UserText>,
    },
    {
      id: 'state',
      header: 'State',
      width: '8rem',
      value: ({ standing }) => standingWords[standing],
      cell: ({ standing }) => (
        <Pill tone={standing === 'under-way' ? 'accent' : 'neutral'}>{standingWords[standing]}</Pill>
      ),
    },
    createdColumn({ width: '9rem' }),
    creatorColumn({ width: '14rem', hideBelow: 'lg' }),
  ];
}
