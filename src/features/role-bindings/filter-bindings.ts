import { referenceOfRole, type RoleSummary } from '#src/components/access/role-name.ts';
import type { Projects } from '#src/components/access/scope-state.ts';
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

type Sources = {
  readonly rows: readonly BindingRow[];
  readonly roles: readonly RoleSummary[] | undefined;
  readonly projects: Projects;
};

/**
 * The filters without a role or a scope that neither exists nor occurs in a row: a mistyped address then shows the list,
 * and no filter of a role that never was. A subject stays: one without a role binding is a fact worth seeing.
 */
export function knownFilters<Filters extends BindingFilters>(filters: Filters, { rows, roles, projects }: Sources) {
  const { role, scope } = filters;
  const isRole = roles?.some((known) => referenceOfRole(known) === role) || rows.some((row) => row.role === role);
  const isScope =
    scope === 'organization' || projects.names.has(scope ?? '') || rows.some(({ projectId }) => projectId === scope);
  return { ...filters, role: isRole ? role : undefined, scope: isScope ? scope : undefined };
}

/** Whether any filter other than the search is set. */
export function isNarrowed({ kind, subject, role, scope, problem }: BindingFilters): boolean {
  return [kind, subject, role, scope, problem].some((filter) => filter !== undefined);
}
