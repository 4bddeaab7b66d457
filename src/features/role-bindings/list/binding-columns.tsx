import { wordsOf } from '#src/access/binding-problems.ts';
import { creatorColumn } from '#src/access/columns.tsx';
import { ProblemMark } from '#src/access/problem-mark.tsx';
import { roleName } from '#src/access/role-name.ts';
import { RolePill } from '#src/access/role.tsx';
import { scopeName } from '#src/access/scope-state.ts';
import { ScopeLabel } from '#src/access/scope.tsx';
import { subjectText } from '#src/access/subject-text.ts';
import { SubjectLabel } from '#src/access/subject.tsx';
import type { Column } from '#src/kit/table/column.ts';
import type { BindingRow } from './binding-rows.ts';
import type { BindingsData } from './bindings-data.ts';
import { subjectLink } from './subject-link.tsx';

type Sources = Pick<BindingsData, 'organizationId' | 'roles' | 'accounts' | 'projects' | 'remove'>;

/** Who, which role, where, and who gave it. */
export function bindingColumns(sources: Sources): readonly Column<BindingRow>[] {
  const { organizationId, roles, accounts, projects, remove } = sources;
  return [
    {
      id: 'subject',
      header: 'Subject',
      primary: true,
      value: ({ subject }) => subjectText(subject),
      exportedId: { header: 'Subject ID', of: ({ subject }) => subject },
      cell: ({ subject, projectId, problems }) => (
        <>
          <SubjectLabel subject={subject} link={subjectLink(subject, organizationId, accounts)} />
          {problems.length > 0 && <ProblemMark words={wordsOf(problems, remove(projectId).allowed !== false)} />}
        </>
      ),
    },
    {
      id: 'role',
      header: 'Role',
      width: '10.5rem',
      value: ({ role }) => roleName(role),
      exportedId: { header: 'Role ID', of: ({ role }) => role },
      cell: ({ role }) => <RolePill reference={role} roles={roles} linkIn={organizationId} />,
    },
    {
      id: 'scope',
      header: 'Scope',
      width: 'clamp(12rem, 20vw, 20rem)',
      value: ({ projectId }) => scopeName(projectId, projects),
      exported: ({ projectId, entity }) =>
        [scopeName(projectId, projects), ...(entity ? [`Only ${entity}`] : [])].join(', '),
      exportedId: { header: 'Project ID', of: ({ projectId }) => projectId },
      cell: ({ projectId, entity }) => (
        <>
          <ScopeLabel projectId={projectId} projects={projects} />
          {entity && <bdi className="block text-text-muted wrap-anywhere">Only {entity}</bdi>}
        </>
      ),
    },
    creatorColumn({ width: '12.5rem', hideBelow: 'lg' }),
  ];
}
