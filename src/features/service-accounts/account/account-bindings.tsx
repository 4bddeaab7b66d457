import { ShieldQuestionMark, Trash2 } from 'lucide-react';
import { type ReactNode, useCallback, useMemo } from 'react';
import type { RoleBinding } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import { type BindingProblem, problemsOf, wordsOf } from '#src/access/binding-problems.ts';
import { creatorColumn } from '#src/access/columns.tsx';
import { ProblemMark } from '#src/access/problem-mark.tsx';
import { referencesOfRoles, roleName, type RoleSummary } from '#src/access/role-name.ts';
import { RolePill } from '#src/access/role.tsx';
import { scopePhrase, type Projects } from '#src/access/scope-state.ts';
import { ScopeLabel } from '#src/access/scope.tsx';
import { EmptyState } from '#src/kit/feedback/empty-state.tsx';
import { Notice } from '#src/kit/feedback/notice.tsx';
import type { Column } from '#src/kit/table/column.ts';
import { DataTable } from '#src/kit/table/data-table.tsx';

export type AccountBindingsProps = {
  organizationId: string;
  /** The account's own; `undefined` when the person may not see role bindings. */
  bindings: readonly RoleBinding[] | undefined;
  roles: readonly RoleSummary[] | undefined;
  projects: Projects;
  /** Shown in place of the bindings. */
  whyNoBindings: string;
  /** The next step for an account without a role. */
  action: ReactNode;
  /** Why the person may not delete the role bindings of this project (empty ID: of the whole organization). */
  whyNotDelete: (projectId: string) => string | undefined;
  onDelete: (bindingId: string) => void;
};

type Row = RoleBinding & { readonly problems: readonly BindingProblem[] };

/** The account's roles, where they apply, and their problems. */
export function AccountBindings(props: AccountBindingsProps) {
  const { organizationId, bindings, roles, projects, whyNoBindings, action, whyNotDelete, onDelete } = props;
  const rows = useMemo(() => rowsOf(bindings ?? [], roles, projects), [bindings, roles, projects]);
  const columns = useMemo(
    () => columnsFor(organizationId, roles, projects, whyNotDelete),
    [organizationId, roles, projects, whyNotDelete],
  );
  const nameOf = useCallback(
    ({ role, projectId }: Row) => `${roleName(role)} in ${scopePhrase(projectId, projects)}`,
    [projects],
  );
  const menuOf = useCallback(
    ({ id, projectId }: Row) => [
      {
        label: 'Delete role binding',
        icon: <Trash2 aria-hidden="true" />,
        onSelect: () => onDelete(id),
        danger: true,
        disabledReason: whyNotDelete(projectId),
      },
    ],
    [whyNotDelete, onDelete],
  );
  if (!bindings) return <Notice tone="neutral">{whyNoBindings}</Notice>;
  if (rows.length === 0) {
    return (
      <div className="rounded-lg border border-line bg-surface-raised">
        <EmptyState icon={<ShieldQuestionMark />} title="No role, no access" action={action}>
          Give this service account a role: its tokens can use it at once.
        </EmptyState>
      </div>
    );
  }
  return (
    <DataTable
      caption="Role bindings"
      columns={columns}
      rows={rows}
      keyOf={keyOf}
      nameOf={nameOf}
      menuOf={menuOf}
      flagOf={flagOf}
    />
  );
}

const keyOf = ({ id }: Row) => id;

function flagOf({ problems }: Row) {
  return problems.length > 0 ? 'warning' : undefined;
}

function rowsOf(
  bindings: readonly RoleBinding[],
  roles: AccountBindingsProps['roles'],
  projects: Projects,
): readonly Row[] {
  // No check for a deleted account: this is the account's own page.
  const problems = problemsOf(bindings, { projects, roles: roles && referencesOfRoles(roles), accounts: undefined });
  return bindings.map((binding, at) => ({ ...binding, problems: problems[at] ?? [] }));
}

function columnsFor(
  organizationId: string,
  roles: AccountBindingsProps['roles'],
  projects: Projects,
  whyNotDelete: AccountBindingsProps['whyNotDelete'],
): readonly Column<Row>[] {
  return [
    {
      id: 'role',
      header: 'Role',
      primary: true,
      cell: ({ role, projectId, problems }) => (
        <>
          <RolePill reference={role} roles={roles} linkIn={organizationId} />
          {problems.length > 0 && <ProblemMark words={wordsOf(problems, whyNotDelete(projectId) === undefined)} />}
        </>
      ),
    },
    {
      id: 'scope',
      header: 'Scope',
      cell: ({ projectId }) => <ScopeLabel projectId={projectId} projects={projects} />,
    },
    { ...creatorColumn({ width: '18rem', hideBelow: 'lg' }), value: undefined },
  ];
}
