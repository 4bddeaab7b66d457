import { ShieldQuestionMark } from 'lucide-react';
import { type ComponentType, Suspense, useCallback, useMemo, useRef, useState } from 'react';
import type { RoleBinding } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import { changeItem, CreateBinding, ShowBindings } from '#src/access/binding-links.tsx';
import { type BindingProblem, problemsOf, wordsOf } from '#src/access/binding-problems.ts';
import { creatorColumn } from '#src/access/columns.tsx';
import { ProblemMark } from '#src/access/problem-mark.tsx';
import { referencesOfRoles, roleName } from '#src/access/role-name.ts';
import { RolePill } from '#src/access/role.tsx';
import { scopePhrase } from '#src/access/scope-state.ts';
import { ScopeLabel } from '#src/access/scope.tsx';
import type { Access } from '#src/access/use-access.ts';
import { type Can, useCan, useCanAt } from '#src/access/use-can.ts';
import { deleteItem } from '#src/flows/deletion/use-row-deletion.tsx';
import { FailedParts } from '#src/flows/failure/failed-parts.tsx';
import { EmptyState } from '#src/kit/feedback/empty-state.tsx';
import { Notice } from '#src/kit/feedback/notice.tsx';
import type { Column } from '#src/kit/table/column.ts';
import { DataTable } from '#src/kit/table/data-table.tsx';
import { Section } from '#src/kit/text/section.tsx';

/** Asks before a role binding is deleted; `onClose` is told whether it was. */
export type DeleteBinding = ComponentType<{
  organizationId: string;
  bindingId: string;
  onClose: (isGone: boolean) => void;
  focusAfter?: (() => HTMLElement | null) | undefined;
}>;

type SubjectBindingsProps = {
  organizationId: string;
  subject: string;
  /** What the role bindings are for, and what the first one would do. */
  words: { readonly description: string; readonly empty: string };
  access: Access;
  deleteBinding: DeleteBinding;
};

type Row = RoleBinding & { readonly problems: readonly BindingProblem[] };

/** The roles of a subject on its own page, where they apply, and their problems; or why they can't be shown. */
export function SubjectBindings(props: SubjectBindingsProps) {
  const { organizationId, subject, words, access, deleteBinding: Dialog } = props;
  const { bindings, roles, projects, failed } = access;
  const own = useMemo(() => bindings?.filter((binding) => binding.subject === subject), [bindings, subject]);
  const rows = useMemo(() => own && rowsOf(own, { roles, projects }), [own, roles, projects]);
  const removeAt = useCanAt(organizationId, 'rolebinding.delete');
  const create = useCan(organizationId, 'rolebinding.create');
  const columns = useMemo(
    () => columnsFor(organizationId, { roles, projects }, removeAt),
    [organizationId, roles, projects, removeAt],
  );
  const heading = useRef<HTMLHeadingElement>(null);
  const [deleting, setDeleting] = useState<string>();
  const nameOf = useCallback(
    ({ role, projectId }: Row) => `${roleName(role)} in ${scopePhrase(projectId, projects)}`,
    [projects],
  );
  const menuOf = useCallback(
    ({ id, projectId }: Row) => {
      const whyNot = removeAt(projectId).reason;
      return [
        changeItem({ organizationId, bindingId: id, changing: 'role', whyNot: whyNot ?? create.reason }),
        changeItem({ organizationId, bindingId: id, changing: 'scope', whyNot: whyNot ?? create.reason }),
        { ...deleteItem('role binding', whyNot, () => setDeleting(id)), separatorBefore: true },
      ];
    },
    [organizationId, removeAt, create],
  );
  const links = { organizationId, subject };
  return (
    <Section
      title="Role bindings"
      heading={heading}
      description={words.description}
      actions={
        rows?.length !== 0 && (
          <>
            <ShowBindings {...links} />
            <CreateBinding {...links} />
          </>
        )
      }
    >
      <FailedParts parts={failed} />
      {!rows && !access.bindingsFailed && <Notice tone="neutral">{access.whyNoBindings}</Notice>}
      {rows?.length === 0 && (
        <div className="rounded-lg border border-line bg-surface-raised">
          <EmptyState icon={<ShieldQuestionMark />} title="No role, no access" action={<CreateBinding {...links} />}>
            {words.empty}
          </EmptyState>
        </div>
      )}
      {rows && rows.length > 0 && (
        <DataTable caption="Role bindings" {...{ columns, rows, keyOf, nameOf, menuOf, flagOf }} />
      )}
      <Suspense fallback={null}>
        {deleting !== undefined && (
          <Dialog
            organizationId={organizationId}
            bindingId={deleting}
            onClose={() => setDeleting(undefined)}
            focusAfter={() => heading.current}
          />
        )}
      </Suspense>
    </Section>
  );
}

const keyOf = ({ id }: Row) => id;

function flagOf({ problems }: Row) {
  return problems.length > 0 ? 'warning' : undefined;
}

type Known = Pick<Access, 'roles' | 'projects'>;

function rowsOf(own: readonly RoleBinding[], { roles, projects }: Known): readonly Row[] {
  // No check for a deleted account: this is the subject's own page.
  const problems = problemsOf(own, { projects, roles: roles && referencesOfRoles(roles), accounts: undefined });
  return own.map((binding, at) => ({ ...binding, problems: problems[at] ?? [] }));
}

function columnsFor(
  organizationId: string,
  { roles, projects }: Known,
  removeAt: (projectId: string) => Can,
): readonly Column<Row>[] {
  return [
    {
      id: 'role',
      header: 'Role',
      primary: true,
      cell: ({ role, projectId, problems }) => (
        <>
          <RolePill reference={role} roles={roles} linkIn={organizationId} />
          {problems.length > 0 && <ProblemMark words={wordsOf(problems, removeAt(projectId).allowed !== false)} />}
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
