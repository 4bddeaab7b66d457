import { parseSubject } from '#domain/rules/subject.ts';
import { type BindingProblem, bindingProblems, problemWords } from '#src/access/binding-problems.ts';
import { referenceOfRole, roleName, type RoleSummary } from '#src/access/role-name.ts';
import { type Projects, scopeName } from '#src/access/scope-state.ts';
import { subjectText } from '#src/access/subject-text.ts';
import type { Filter } from '#src/flows/list/list-options.ts';
import { byLabel } from '#src/lib/by-name.ts';
import type { Option } from '#src/lib/match-options.ts';
import { onceForEach } from '#src/lib/once-for-each.ts';
import type { BindingRow } from './binding-rows.ts';

type Sources = {
  readonly rows: readonly BindingRow[];
  readonly roles: readonly RoleSummary[] | undefined;
  readonly projects: Projects;
  /** Whether a project's filter also shows who is in it through the whole organization. */
  readonly byScope: boolean;
};

/** The list's filters. Options are what exists now, and what only role bindings still mention. */
export function bindingFilters({ rows, roles, projects, byScope }: Sources): readonly Filter<BindingRow>[] {
  const kindOf = onceForEach(kindOfSubject);
  const used = (valueOf: (row: BindingRow) => string) => Array.from(new Set(rows.map(valueOf)));
  return [
    {
      id: 'subject',
      label: 'Subject',
      valuesOf: ({ subject }) => [kindOf(subject), subject],
      labelOf: (value) => kinds.find((kind) => kind.value === value)?.label ?? subjectText(value),
      options: () => [
        ...kinds,
        ...sorted(
          used(({ subject }) => subject),
          subjectText,
        ),
      ],
    },
    {
      id: 'role',
      label: 'Role',
      valuesOf: ({ role }) => [role],
      labelOf: roleName,
      options: () => sorted([...(roles ?? []).map(referenceOfRole), ...used(({ role }) => role)], roleName),
    },
    {
      id: 'scope',
      label: 'Scope',
      valuesOf: ({ projectId }) => [projectId || 'organization'],
      // An empty project ID is the whole organization, and so is in every project.
      ...(byScope && { passes: ({ projectId }, wanted) => projectId === '' || wanted.has(projectId) }),
      labelOf: (value) => scopeName(value === 'organization' ? '' : value, projects),
      options: () => [
        { value: 'organization', label: 'Whole organization' },
        ...sorted([...projects.names.keys(), ...used(({ projectId }) => projectId)].filter(Boolean), (projectId) =>
          nameWithId(projectId, projects),
        ),
      ],
    },
    problemFilter(rows),
  ];
}

const kinds: readonly Option[] = [
  { value: 'user', label: 'People' },
  { value: 'serviceaccount', label: 'Service accounts' },
  { value: 'other', label: 'Other subjects' },
];

function kindOfSubject(subject: string): string {
  const { kind } = parseSubject(subject);
  return kind === 'user' || kind === 'serviceaccount' ? kind : 'other';
}

function problemFilter(rows: readonly BindingRow[]): Filter<BindingRow> {
  const troubled = rows.filter(({ problems }) => problems.length > 0);
  const labels = new Map<string, string>(bindingProblems.map((problem) => [problem, problemWords[problem].label]));
  const count = (problem: BindingProblem) => troubled.filter(({ problems }) => problems.includes(problem)).length;
  return {
    id: 'problem',
    label: 'Problem',
    valuesOf: ({ problems }) => (problems.length > 0 ? ['any', ...problems] : problems),
    labelOf: (value) => labels.get(value)?.toLowerCase() ?? 'any',
    options: () => [
      { value: 'any', label: `Any problem (${troubled.length})` },
      ...bindingProblems.map((value) => ({ value, label: `${problemWords[value].label} (${count(value)})` })),
    ],
    alert: troubled.length > 0 ? `${troubled.length} need${troubled.length === 1 ? 's' : ''} attention` : undefined,
  };
}

/** Adds the start of the ID, to tell several projects without a name apart. */
function nameWithId(projectId: string, projects: Projects): string {
  const name = scopeName(projectId, projects);
  return projects.names.has(projectId) ? name : `${name} ${projectId.slice(0, 8)}`;
}

function sorted(values: readonly string[], labelOf: (value: string) => string): readonly Option[] {
  return Array.from(new Set(values), (value) => ({ value, label: labelOf(value), keywords: value })).toSorted(byLabel);
}

/** The texts that the list's search looks in. */
export function bindingSearch(projects: Projects) {
  return {
    looksAt: 'names, e-mails, roles, scopes, IDs and who created it',
    textsOf: ({ subject, role, projectId, entity, createdBy }: BindingRow) => [
      subjectText(subject),
      subject,
      roleName(role),
      role,
      scopeName(projectId, projects),
      projectId,
      entity,
      createdBy,
    ],
  };
}
