import { Link } from '@tanstack/react-router';
import { Folder } from 'lucide-react';
import type { ReactNode } from 'react';
import { CopyableId } from '#src/kit/controls/copy-button.tsx';
import { textLinkClass } from '#src/kit/controls/text-link.ts';
import { Skeleton } from '#src/kit/feedback/skeleton.tsx';
import type { Column } from '#src/kit/table/column.ts';
import { RelativeTime } from '#src/kit/text/relative-time.tsx';
import { UserText } from '#src/kit/text/user-text.tsx';
import { counted, formatCount } from '#src/lib/counted.ts';
import type { ProjectRow, WriterCount } from './project-rows.ts';
import type { Reasons } from './use-project-rows.ts';

/** The columns of the table of projects. */
export function projectColumns(reasons: Reasons): readonly Column<ProjectRow>[] {
  return [
    {
      id: 'name',
      header: 'Name',
      primary: true,
      value: ({ name }) => name,
      cell: ({ id, name, organizationId }) => (
        <Link
          to="/organizations/$organizationId/projects/$projectId"
          params={{ organizationId, projectId: id }}
          className="inline-flex items-start gap-2 rounded-sm font-medium text-text no-underline hover:text-accent hover:underline"
        >
          <Folder className="mt-0.5 size-4 shrink-0 text-text-muted" aria-hidden="true" />
          <UserText>{name}</UserText>
        </Link>
      ),
    },
    {
      id: 'id',
      header: 'Project ID',
      width: '21.75rem',
      hideBelow: 'lg',
      exported: ({ id }) => id,
      cell: ({ id, name }) => <CopyableId value={id} label={`Copy the project ID of ${name}`} />,
    },
    {
      id: 'bindings',
      header: 'Role bindings',
      align: 'end',
      width: '7.5rem',
      hideBelow: 'xl',
      value: ({ bindings }) => bindings,
      cell: ({ id, name, organizationId, bindings }) => (
        <Cell isKnown={bindings !== undefined} reason={reasons.bindings}>
          <Link
            to="/organizations/$organizationId/iam/role-bindings"
            params={{ organizationId }}
            search={{ view: 'scope', scope: [id] }}
            preload={false}
            className={textLinkClass}
          >
            {formatCount(bindings ?? 0)}
            <span className="sr-only">
              {bindings === 1 ? ' role binding that applies' : ' role bindings that apply'} to {name}
            </span>
          </Link>
        </Cell>
      ),
    },
    {
      id: 'writers',
      header: 'Can send data',
      width: '10.5rem',
      value: ({ writers }) => writers?.count,
      cell: ({ writers }) => (
        <Cell isKnown={writers !== undefined} reason={reasons.writers}>
          {writers && writerWords(writers)}
        </Cell>
      ),
    },
    {
      id: 'legacy',
      header: 'Legacy tokens',
      align: 'end',
      width: '7.75rem',
      value: ({ legacyTokens }) => legacyTokens,
      cell: ({ id, name, organizationId, legacyTokens }) => (
        <Cell isKnown={legacyTokens !== undefined} reason={reasons.legacyTokens}>
          {legacyTokens === 0 ? (
            <span className="text-text-muted">None</span>
          ) : (
            <Link
              to="/organizations/$organizationId/projects/legacy-tokens"
              params={{ organizationId }}
              search={{ project: [id] }}
              preload={false}
              className={textLinkClass}
            >
              {formatCount(legacyTokens ?? 0)}
              <span className="sr-only">
                {legacyTokens === 1 ? ' legacy token' : ' legacy tokens'} of {name}
              </span>
            </Link>
          )}
        </Cell>
      ),
    },
    {
      id: 'data',
      header: 'Last data',
      width: '9rem',
      value: ({ lastData }) => lastData ?? undefined,
      exported: ({ lastData }) => (lastData === undefined ? reasons.lastData : (lastData ?? 'Never')),
      cell: ({ lastData }) => (
        <Cell isKnown={lastData !== undefined} reason={reasons.lastData}>
          <RelativeTime at={lastData ?? undefined} />
        </Cell>
      ),
    },
  ];
}

/** "5 accounts", "No account", "At least 2 accounts". */
function writerWords({ count, isComplete }: WriterCount) {
  if (!isComplete) return `At least ${counted(count, 'account')}`;
  return count === 0 ? <span className="text-text-muted">No account</span> : counted(count, 'account');
}

type CellProps = { isKnown: boolean; reason: string | undefined; children: ReactNode };

/** The value; or why there is none; or a placeholder while it loads. */
function Cell({ isKnown, reason, children }: CellProps) {
  if (isKnown) return children;
  if (reason === undefined) return <Skeleton className="my-1 h-3 w-12 sm:ml-auto" />;
  return <span className="text-text-muted">{reason}</span>;
}
