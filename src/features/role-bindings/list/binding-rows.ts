import { type BindingFacts, type BindingProblem, type Known, problemsOf } from '#src/access/binding-problems.ts';
import { roleName } from '#src/access/role-name.ts';
import { scopeName } from '#src/access/scope-state.ts';
import { subjectText } from '#src/access/subject-text.ts';
import { sortRows } from '#src/lib/sort.ts';

export interface ListedBinding extends BindingFacts {
  readonly createdBy: string;
}

/** A role binding as the list shows it. */
export interface BindingRow extends ListedBinding {
  readonly problems: readonly BindingProblem[];
}

/** The rows of the list in their default order: by subject, then role, then scope. */
export function bindingRows(bindings: readonly ListedBinding[], known: Known): readonly BindingRow[] {
  const problems = problemsOf(bindings, known);
  const rows = bindings.map(({ id, subject, role, projectId, entity, createdBy }, at): BindingRow => ({
    id,
    subject,
    role,
    projectId,
    entity,
    createdBy,
    problems: problems[at] ?? [],
  }));
  const byScope = sortRows(rows, ({ projectId }) => scopeName(projectId, known.projects));
  const byRole = sortRows(byScope, ({ role }) => roleName(role));
  return sortRows(byRole, ({ subject }) => subjectText(subject));
}
