import { timestampDate } from '@bufbuild/protobuf/wkt';
import type { ServiceAccountToken } from '#proto/polarsignals/serviceaccount/v1alpha1/serviceaccount_pb.ts';
import { createdColumn, creatorColumn } from '#src/access/columns.tsx';
import { type Projects, scopeName } from '#src/access/scope-state.ts';
import { ScopeLabel } from '#src/access/scope.tsx';
import type { Column } from '#src/kit/table/column.ts';
import { RelativeTime } from '#src/kit/text/relative-time.tsx';
import { UserText } from '#src/kit/text/user-text.tsx';

/** The columns of an account's tokens. There is one for the project limit only if some token has a limit. */
export function tokenColumns(projects: Projects, hasLimits: boolean): readonly Column<ServiceAccountToken>[] {
  const limit: Column<ServiceAccountToken> = {
    id: 'limit',
    header: 'Limited to',
    exported: ({ projectId }) => (projectId === '' ? 'No limit' : scopeName(projectId, projects)),
    exportedId: { header: 'Project ID', of: ({ projectId }) => projectId },
    cell: (token) => <ScopeLabel projectId={token.projectId} projects={projects} wholeText="No limit" />,
  };
  return [
    {
      id: 'name',
      header: 'Name',
      primary: true,
      value: (token) => token.name,
      cell: (token) => (
        <span className="font-medium">
          <UserText>{token.name}</UserText>
        </span>
      ),
    },
    ...(hasLimits ? [limit] : []),
    {
      id: 'used',
      header: 'Last used',
      width: '9rem',
      value: ({ lastUsedAt }) => lastUsedAt && timestampDate(lastUsedAt),
      cell: ({ lastUsedAt }) => <RelativeTime at={lastUsedAt && timestampDate(lastUsedAt)} />,
    },
    createdColumn({ width: '9rem' }),
    creatorColumn({ width: '14rem', hideBelow: 'lg' }),
  ];
}
