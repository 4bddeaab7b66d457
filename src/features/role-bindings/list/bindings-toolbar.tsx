import { memo, useMemo } from 'react';
import { referenceOfRole, roleName } from '#src/access/role-name.ts';
import { subjectText } from '#src/access/subject-text.ts';
import {
  FilterChips,
  FilterGroup,
  FilterSelect,
  ResultCount,
  SearchField,
  TableToolbar,
  type FilterChip,
} from '#src/kit/table/table-toolbar.tsx';
import { byLabel } from '#src/lib/by-name.ts';
import { scopeName } from './binding-index.ts';
import { bindingProblems } from './binding-kinds.ts';
import { problemWords } from './binding-problems.ts';
import type { BindingsData } from './bindings-data.ts';
import type { RoleBindingsSearch } from './role-bindings-search.ts';
import type { ChangeSearch, TypedSearch } from './use-search.ts';

const kinds = [
  { value: 'user', label: 'Users' },
  { value: 'serviceaccount', label: 'Service accounts' },
  { value: 'other', label: 'Other subjects' },
] as const;

const problems = [
  { value: 'any', label: 'Any problem' },
  ...bindingProblems.map((value) => ({ value, label: problemWords[value].label })),
] as const;

type ToolbarProps = {
  data: BindingsData;
  search: RoleBindingsSearch;
  change: ChangeSearch;
  typed: TypedSearch;
  shown: number;
};

/** Search, filters, the count, and below them the filters that are set. */
export function BindingsToolbar({ data, search, change, typed, shown }: ToolbarProps) {
  return (
    <div className="grid gap-2">
      <TableToolbar count={<ResultCount shown={shown} total={data.bindings.length} noun="role bindings" />}>
        <SearchField label="Search role bindings" value={typed.text} onChange={typed.type} onLeave={typed.leave} />
        <Filters data={data} search={search} change={change} />
      </TableToolbar>
      <FilterChips chips={chipsOf(search, change, data)} onClear={() => change(noFilters)} />
    </div>
  );
}

/** Not drawn again for each letter of the search: they can hold hundreds of options. */
const Filters = memo(({ data, search, change }: Pick<ToolbarProps, 'data' | 'search' | 'change'>) => {
  const options = useFilterOptions(data, search);
  return (
    <FilterGroup>
      <SubjectFilter search={search} change={change} />
      <FilterSelect label="Role" value={search.role} onChange={(role) => change({ role })} options={options.roles} />
      <FilterSelect
        label="Scope"
        value={search.scope}
        onChange={(scope) => change({ scope })}
        options={options.scopes}
      />
      <FilterSelect
        label="Problem"
        value={search.problem}
        onChange={(problem) => change({ problem })}
        options={options.problems}
        alert={options.alert}
      />
    </FilterGroup>
  );
});

/** By kind; while one subject is filtered by, that is what it shows, and any other choice lets go of it. */
function SubjectFilter({ search: { kind, subject }, change }: Pick<ToolbarProps, 'search' | 'change'>) {
  return (
    <FilterSelect<string>
      label="Subject"
      value={subject ?? kind}
      onChange={(next) => change({ subject: undefined, kind: kinds.find(({ value }) => value === next)?.value })}
      options={subject === undefined ? kinds : [{ value: subject, label: subjectText(subject) }, ...kinds]}
    />
  );
}

/** What to change to see every binding. */
export const noFilters = {
  q: undefined,
  kind: undefined,
  subject: undefined,
  role: undefined,
  scope: undefined,
  problem: undefined,
} satisfies RoleBindingsSearch;

function chipsOf(search: RoleBindingsSearch, change: ChangeSearch, { projects }: BindingsData): FilterChip[] {
  const { kind, subject, role, scope, problem } = search;
  const projectId = scope === 'organization' ? '' : scope;
  const labels = {
    kind: kinds.find(({ value }) => value === kind)?.label,
    subject: subject && `Subject: ${subjectText(subject)}`,
    role: role && `Role: ${roleName(role)}`,
    scope: projectId !== undefined && `Scope: ${scopeName(projectId, projects)}`,
    problem: problem && `Problem: ${problems.find(({ value }) => value === problem)?.label.toLowerCase()}`,
  };
  return Object.entries(labels).flatMap(([id, label]) =>
    label ? { id, label, onRemove: () => change({ [id]: undefined }) } : [],
  );
}

/** Every role and scope there is, those that only bindings or the address still name; and how many bindings have which problem. */
function useFilterOptions({ index, roles, projects }: BindingsData, { role, scope }: RoleBindingsSearch) {
  return useMemo(() => {
    const references = new Set([...(roles ?? []).map(referenceOfRole), ...index.columns.role.values]);
    if (role !== undefined) references.add(role);
    const troubled = index.problems.count('any');
    const projectIds = new Set([...projects.names.keys(), ...index.columns.scope.values.filter(Boolean)]);
    if (scope !== undefined && scope !== 'organization') projectIds.add(scope);
    return {
      problems: problems.map(({ value, label }) => {
        const count = index.problems.count(value);
        return { value, label: value !== 'any' && count > 0 ? `${label} (${count})` : label };
      }),
      alert: troubled > 0 ? `${troubled} need${troubled === 1 ? 's' : ''} attention` : undefined,
      roles: Array.from(references, (value) => ({ value, label: roleName(value) })).toSorted(byLabel),
      scopes: [
        { value: 'organization', label: 'Whole organization' },
        ...Array.from(projectIds, (value) => ({ value, label: scopeLabel(value, projects) })).toSorted(byLabel),
      ],
    };
  }, [index, roles, projects, role, scope]);
}

/** Several projects without a name are told apart by the beginning of their ids. */
function scopeLabel(projectId: string, projects: BindingsData['projects']): string {
  const name = scopeName(projectId, projects);
  return projects.names.has(projectId) ? name : `${name} ${projectId.slice(0, 8)}`;
}
