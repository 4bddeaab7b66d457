import { timestampDate } from '@bufbuild/protobuf/wkt';
import { createdColumn, creatorColumn } from '#src/access/columns.tsx';
import { type Projects, scopeName } from '#src/access/scope-state.ts';
import { ScopeLabel } from '#src/access/scope.tsx';
import type { Column } from '#src/kit/table/column.ts';
import { RelativeTime } from '#src/kit/text/relative-time.tsx';
import { UserText } from '#src/kit/text/user-text.tsx';
import type { TokenRow } from './token-row.ts';

type Choice = {
  readonly projects: Projects;
  /** Whether some token is limited to a project: only then there is a column for it. */
  readonly hasLimits: boolean;
  /** For the tokens of several accounts. */
  readonly account?: Column<TokenRow> | undefined;
};

const neverUsed = new Date(0);

/** The columns of a list of API tokens. */
export function tokenColumns({ projects, hasLimits, account }: Choice): readonly Column<TokenRow>[] {
  const limit: Column<TokenRow> = {
    id: 'limit',
    header: 'Limited to',
    width: '9rem',
    // Beside the account there is less room.
    hideBelow: account && 'lg',
    exported: ({ projectId }) => (projectId === '' ? 'No limit' : scopeName(projectId, projects)),
    exportedId: { header: 'Project ID', of: ({ projectId }) => projectId },
    cell: ({ projectId }) =>
      projectId === '' ? (
        <span className="text-text-muted">No limit</span>
      ) : (
        <ScopeLabel projectId={projectId} projects={projects} />
      ),
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
    ...(account ? [account] : []),
    ...(hasLimits ? [limit] : []),
    {
      id: 'used',
      header: 'Last used',
      width: '9rem',
      // A token that was never used is the longest unused.
      value: ({ lastUsedAt }) => (lastUsedAt ? timestampDate(lastUsedAt) : neverUsed),
      exported: ({ lastUsedAt }) => lastUsedAt && timestampDate(lastUsedAt),
      cell: ({ lastUsedAt }) => <RelativeTime at={lastUsedAt && timestampDate(lastUsedAt)} />,
    },
    createdColumn({ width: '9rem', hideBelow: account && 'md' }),
    creatorColumn({ width: '14rem', hideBelow: account ? 'xl' : 'lg' }),
  ];
}
