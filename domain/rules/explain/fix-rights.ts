import type { ProjectScope } from '#domain/rules/access.ts';
import { givenBy } from '#domain/rules/explain/assignments.ts';
import type { FactIndex } from '#domain/rules/explain/fact-index.ts';
import type { BindingFact, Held } from '#domain/rules/explain/facts.ts';
import type { Assignment, FixAct, Lack } from '#domain/rules/explain/fix.ts';
import { heldAt, placesOf } from '#domain/rules/explain/place.ts';
import type { Permission } from '#domain/rules/permissions.ts';
import { serviceAccountSubject } from '#domain/rules/subject.ts';

/** What the asker lacks to do this, each once. Nobody gives what they don't have at that scope. */
export function lacksFor(index: FactIndex, act: FixAct, asker: Held): Lack[] {
  const lacking = needsOf(index, act).filter(({ permission, projectId }) => !asker(projectId).has(permission));
  return [...new Map(lacking.map((lack) => [`${lack.projectId ?? ''} ${lack.permission}`, lack])).values()];
}

function needsOf(index: FactIndex, act: FixAct): readonly Lack[] {
  if (act.kind === 'sign-in-as') return [];
  if (act.kind === 'create-account') {
    return [
      ...at(null, ['serviceaccount.create']),
      ...act.leftovers.flatMap((binding) => needsToDelete(index, binding)),
      ...needsToAssign(index, act.assignment),
    ];
  }
  if (act.kind !== 'create-token') return needsToAssign(index, act);
  const subject = serviceAccountSubject(act.account.name);
  const reached = act.projectId === null ? placesOf(index, subject) : [act.projectId];
  return [
    ...at(null, ['serviceaccounttoken.create']),
    ...(act.first ? needsToAssign(index, act.first) : []),
    ...reached.flatMap((scope) => at(scope, heldAt(index, subject, scope))),
  ];
}

function needsToAssign(index: FactIndex, act: Assignment): readonly Lack[] {
  const { projectId } = act;
  return [
    ...(act.kind === 'create-role' ? at(null, ['role.create', act.permission]) : []),
    ...at(projectId, ['rolebinding.create', ...givenBy(index, act)]),
    ...(act.kind === 'widen-binding' ? needsToDelete(index, act.binding) : []),
  ];
}

/** A binding of a project that is gone counts as one of the whole organization. */
function needsToDelete(index: FactIndex, { projectId }: BindingFact): readonly Lack[] {
  return at(index.projectState(projectId) === 'gone' ? null : projectId, ['rolebinding.delete']);
}

function at(projectId: ProjectScope, permissions: Iterable<Permission>): Lack[] {
  return Array.from(permissions, (permission) => ({ permission, projectId }));
}
