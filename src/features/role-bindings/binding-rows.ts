import { parseSubject } from '#domain/rules/subject.ts';
import { roleName } from '#src/components/access/role-name.ts';
import { scopeState, type Projects } from '#src/components/access/scope-state.ts';
import { subjectText } from '#src/components/access/subject-text.ts';
import { fold } from '#src/lib/match-options.ts';
import type { BindingProblem, SortColumn, SubjectKind } from './binding-kinds.ts';
import { once, problemsOf, type BindingFacts, type Known } from './binding-problems.ts';

export interface ListedBinding extends BindingFacts {
  readonly createdBy: string;
}

/** A role binding with everything that the list asks of it again and again, worked out once. */
export interface BindingRow extends ListedBinding {
  readonly kind: SubjectKind;
  readonly problems: readonly BindingProblem[];
  /** Names and raw strings, folded: what the search looks at. */
  readonly searchText: string;
  /** The place of the row's name among all names of a column, so that sorting compares numbers. */
  readonly rank: Readonly<Record<SortColumn, number>>;
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** The rows in their natural order: by subject, then role, then scope. */
export function bindingRows(bindings: readonly ListedBinding[], known: Known): BindingRow[] {
  const problems = problemsOf(bindings, known);
  const columns = {
    subject: column(
      bindings.map(({ subject }) => subject),
      subjectText,
    ),
    role: column(
      bindings.map(({ role }) => role),
      roleName,
    ),
    scope: column(
      bindings.map(({ projectId }) => projectId),
      (id) => scopeName(id, known.projects),
    ),
    creator: column(
      bindings.map(({ createdBy }) => createdBy),
      subjectText,
    ),
  };
  const kindOf = once(subjectKind);
  const rows = bindings.map(({ id, subject, role, projectId, entity, createdBy }, index): BindingRow => {
    const cells = { subject: columns.subject(subject), role: columns.role(role), scope: columns.scope(projectId) };
    return {
      id,
      subject,
      role,
      projectId,
      entity,
      createdBy,
      kind: kindOf(subject),
      problems: problems[index] ?? [],
      searchText: `${cells.subject.searched} ${cells.role.searched} ${cells.scope.searched} ${entity}`,
      rank: {
        subject: cells.subject.rank,
        role: cells.role.rank,
        scope: cells.scope.rank,
        creator: columns.creator(createdBy).rank,
      },
    };
  });
  return rows.toSorted(({ rank: a }, { rank: b }) => a.subject - b.subject || a.role - b.role || a.scope - b.scope);
}

/** The rows by one column; equal ones stay in their natural order, in both directions. */
export function sortBindings(rows: readonly BindingRow[], by: SortColumn, descending: boolean): BindingRow[] {
  const sign = descending ? -1 : 1;
  return rows.toSorted((a, b) => sign * (a.rank[by] - b.rank[by]));
}

/** A scope’s name in the list; what has no name is called what is said in its place. */
export function scopeName(projectId: string, projects: Projects): string {
  const state = scopeState(projectId, projects);
  if (state.kind === 'organization') return 'Whole organization';
  if (state.kind === 'project') return state.name;
  return state.kind === 'deleted' ? 'Deleted project' : 'A project that you can’t see';
}

function subjectKind(subject: string): SubjectKind {
  const { kind } = parseSubject(subject);
  return kind === 'user' || kind === 'serviceaccount' ? kind : 'other';
}

/**
 * What a column holds for each distinct value: the text that is searched, and the place of its name among all names as
 * people sort. Comparing and folding text is slow; this does it once for each name, not for each row.
 */
function column(values: readonly string[], nameOf: (value: string) => string) {
  const distinct = Array.from(new Set(values), (value) => ({ value, name: nameOf(value) }));
  const names = Array.from(new Set(distinct.map(({ name }) => name))).toSorted(collator.compare);
  const places = new Map(names.map((name, place) => [name, place]));
  const cells = new Map(
    distinct.map(({ value, name }) => [value, { searched: fold(`${name} ${value}`), rank: places.get(name) ?? 0 }]),
  );
  return (value: string) => cells.get(value) ?? { searched: '', rank: 0 };
}
