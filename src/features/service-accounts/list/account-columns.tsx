import { Link } from '@tanstack/react-router';
import type { RoleBinding } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import { createdColumn, creatorColumn } from '#src/access/columns.tsx';
import { roleName, type RoleSummary } from '#src/access/role-name.ts';
import { RolePill } from '#src/access/role.tsx';
import { scopePhrase, type Projects } from '#src/access/scope-state.ts';
import { nameLinkClass } from '#src/access/subject.tsx';
import { Skeleton } from '#src/kit/feedback/skeleton.tsx';
import type { Column } from '#src/kit/table/column.ts';
import { RelativeTime } from '#src/kit/text/relative-time.tsx';
import { UserText } from '#src/kit/text/user-text.tsx';
import type { AccountRow, TokensOfAccount } from './account-rows.ts';

/** What the columns need besides the row. */
export interface AccountColumnsContext {
  readonly organizationId: string;
  readonly roles: readonly RoleSummary[] | undefined;
  readonly projects: Projects;
  /** Shown in place of role bindings. */
  readonly whyNoBindings: string;
}

/** The columns of the table of service accounts. */
export function accountColumns(context: AccountColumnsContext): readonly Column<AccountRow>[] {
  const { organizationId } = context;
  return [
    {
      id: 'name',
      header: 'Name',
      primary: true,
      width: '20%',
      value: (row) => row.name,
      exportedId: { header: 'Subject', of: ({ subject }) => subject },
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
      exported: ({ bindings }) => bindings && withoutRepeats(bindings).map((binding) => roleAndScope(binding, context)),
      cell: (row) => <Roles row={row} context={context} />,
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
    creatorColumn({ width: '12.5rem', hideBelow: 'xl' }),
  ];
}

const shown = 2;

function Roles({ row, context }: { row: AccountRow; context: AccountColumnsContext }) {
  const { bindings } = row;
  if (!bindings) return <span className="text-text-muted">{context.whyNoBindings}</span>;
  if (bindings.length === 0) return <span className="text-text-muted">No role, no access</span>;
  const distinct = withoutRepeats(bindings);
  const rest = distinct.slice(shown);
  return (
    <ul className="flex flex-wrap items-center gap-x-3 gap-y-1">
      {distinct.slice(0, shown).map((binding) => (
        <li key={binding.id} className="inline-flex max-w-full flex-wrap items-center gap-x-1.5">
          <RolePill reference={binding.role} roles={context.roles} linkIn={context.organizationId} />
          <ScopeWords binding={binding} projects={context.projects} />
        </li>
      ))}
      {rest.length > 0 && (
        <li className="text-text-muted" title={rest.map((binding) => roleName(binding.role)).join(', ')}>
          and {rest.length} more
        </li>
      )}
    </ul>
  );
}

/** The scope in short; the account's page shows it in full. */
function ScopeWords({ binding, projects }: { binding: RoleBinding; projects: Projects }) {
  const name = projects.names.get(binding.projectId);
  if (binding.projectId && name === undefined) {
    return <span className="text-warning">in {scopePhrase(binding.projectId, projects)}</span>;
  }
  return (
    <span className="text-xs text-text-muted">
      {name === undefined ? (
        'Whole organization'
      ) : (
        <>
          in <bdi className="wrap-anywhere">{name}</bdi>
        </>
      )}
    </span>
  );
}

/** A role binding in an exported file: "Writer in project Production (system:writer)". */
function roleAndScope({ role, projectId }: RoleBinding, { projects }: AccountColumnsContext): string {
  return `${roleName(role)} in ${scopePhrase(projectId, projects)} (${role})`;
}

/** Merges duplicate bindings; the account's page shows both, and says so. */
function withoutRepeats(bindings: readonly RoleBinding[]): RoleBinding[] {
  const byMeaning = new Map(bindings.map((binding) => [JSON.stringify([binding.role, binding.projectId]), binding]));
  return Array.from(byMeaning.values());
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
