import { Link } from '@tanstack/react-router';
import { ShieldQuestionMark, Trash2 } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import type { RoleBinding } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import { isRoleGone, referencesOfRoles, roleName, type RoleSummary } from '#src/access/role-name.ts';
import { RolePill } from '#src/access/role.tsx';
import { scopePhrase, scopeState, type Projects } from '#src/access/scope-state.ts';
import { ScopeLabel } from '#src/access/scope.tsx';
import { SubjectLabel } from '#src/access/subject.tsx';
import { EmptyState } from '#src/kit/feedback/empty-state.tsx';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { MenuButton } from '#src/kit/overlays/menu.tsx';
import type { Column } from '#src/kit/table/data-table-types.ts';
import { DataTable } from '#src/kit/table/data-table.tsx';

export type AccountBindingsProps = {
  organizationId: string;
  /** The account's own; `undefined` when the person may not see role bindings. */
  bindings: readonly RoleBinding[] | undefined;
  roles: readonly RoleSummary[] | undefined;
  projects: Projects;
  /** What to say where the bindings would stand. */
  whyNoBindings: string;
  /** The next step of an account without a role. */
  action: ReactNode;
  /** Why the person may not delete the role bindings of this project, or for the empty id of the whole organization. */
  whyNotDelete: (projectId: string) => string | undefined;
  onDelete: (bindingId: string) => void;
};

/** What the account may do and where, with what is wrong about it. */
export function AccountBindings(props: AccountBindingsProps) {
  const { organizationId, bindings, roles, projects, whyNoBindings, action, whyNotDelete, onDelete } = props;
  const columns = useMemo(
    () => bindingColumns(organizationId, bindings ?? [], roles, projects),
    [organizationId, bindings, roles, projects],
  );
  const menuOf = ({ id, role, projectId }: RoleBinding) => (
    <MenuButton
      label={`Actions for ${roleName(role)} in ${scopePhrase(projectId, projects)}`}
      items={[
        {
          label: 'Delete role binding',
          icon: <Trash2 aria-hidden="true" />,
          onSelect: () => onDelete(id),
          danger: true,
          disabledReason: whyNotDelete(projectId),
        },
      ]}
    />
  );
  if (!bindings) return <Notice tone="neutral">{whyNoBindings}</Notice>;
  return (
    <DataTable
      caption="Role bindings"
      columns={columns}
      rows={bindings}
      rowKey={(binding) => binding.id}
      sort={undefined}
      onSort={() => undefined}
      page={1}
      onPage={() => undefined}
      pageSize={bindings.length}
      flag={(binding) => (problemOf(binding, bindings, roles, projects) ? 'warning' : undefined)}
      rowActions={menuOf}
      empty={
        <EmptyState icon={<ShieldQuestionMark />} title="No role: it can do nothing yet" action={action}>
          Give it a role, and its tokens can act at once.
        </EmptyState>
      }
    />
  );
}

function bindingColumns(
  organizationId: string,
  bindings: readonly RoleBinding[],
  roles: readonly RoleSummary[] | undefined,
  projects: Projects,
): Column<RoleBinding>[] {
  return [
    {
      id: 'role',
      header: 'Role',
      primary: true,
      cell: ({ role }) => (
        <RolePill
          reference={role}
          roles={roles}
          link={<Link to="/organizations/$organizationId/iam/roles/$role" params={{ organizationId, role }} />}
        />
      ),
    },
    {
      id: 'scope',
      header: 'Scope',
      cell: (binding) => {
        const problem = problemOf(binding, bindings, roles, projects);
        return (
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <ScopeLabel projectId={binding.projectId} projects={projects} />
            {problem && <span className="text-warning">{problem}</span>}
          </div>
        );
      },
    },
    {
      id: 'creator',
      header: 'Created by',
      width: '18rem',
      hideBelow: 'lg',
      cell: ({ createdBy }) => <SubjectLabel subject={createdBy} />,
    },
  ];
}

function problemOf(
  binding: RoleBinding,
  bindings: readonly RoleBinding[],
  roles: readonly RoleSummary[] | undefined,
  projects: Projects,
): string | undefined {
  if (isRoleGone(binding.role, roles && referencesOfRoles(roles))) return 'Gives nothing: the role is gone.';
  if (scopeState(binding.projectId, projects).kind === 'deleted') return 'Gives nothing: the project is gone.';
  const { role, projectId, entity } = binding;
  const first = bindings.find((b) => b.role === role && b.projectId === projectId && b.entity === entity);
  return first && first.id !== binding.id ? 'Says the same as another one.' : undefined;
}
