import { fold } from '#src/lib/match-options.ts';
import type { BindingProblem, SubjectKind } from './binding-kinds.ts';
import type { BindingRow } from './binding-rows.ts';

/** What the list is narrowed to. A filter that is not set lets everything through. */
export interface BindingFilters {
  /** Every word must occur in the names or raw strings of subject, role or scope. */
  readonly q?: string | undefined;
  readonly kind?: SubjectKind | undefined;
  /** One subject, as the whole string. */
  readonly subject?: string | undefined;
  /** One role, by its reference. */
  readonly role?: string | undefined;
  /** `organization`, or a project's id. */
  readonly scope?: string | undefined;
  /** One problem, or `any`. */
  readonly problem?: BindingProblem | 'any' | undefined;
}

/** The rows that pass every filter, in their order. One linear scan. */
export function filterBindings(rows: readonly BindingRow[], filters: BindingFilters): readonly BindingRow[] {
  const words = fold(filters.q ?? '')
    .split(/\s+/)
    .filter(Boolean);
  const { kind, subject, role, scope, problem } = filters;
  if (words.length === 0 && !isNarrowed(filters)) return rows;
  const projectId = scope === 'organization' ? '' : scope;
  return rows.filter(
    (row) =>
      (kind === undefined || row.kind === kind) &&
      (subject === undefined || row.subject === subject) &&
      (role === undefined || row.role === role) &&
      (projectId === undefined || row.projectId === projectId) &&
      (problem === undefined || (problem === 'any' ? row.problems.length > 0 : row.problems.includes(problem))) &&
      words.every((word) => row.searchText.includes(word)),
  );
}

/** Whether any filter other than the search is set. */
export function isNarrowed({ kind, subject, role, scope, problem }: BindingFilters): boolean {
  return [kind, subject, role, scope, problem].some((filter) => filter !== undefined);
}
