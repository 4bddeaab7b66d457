import { missingPermissions, type ProjectScope } from '#domain/rules/access.ts';
import { type FactIndex, indexOf } from '#domain/rules/explain/fact-index.ts';
import type { AccessFacts, Question } from '#domain/rules/explain/facts.ts';
import type { Assignment } from '#domain/rules/explain/fix.ts';
import { gives, heldAt } from '#domain/rules/explain/place.ts';
import type { Permission } from '#domain/rules/permissions.ts';
import { systemRoles } from '#domain/rules/system-roles.ts';

/**
 * Every change of role bindings that gives a subject the permission: each role that has it at the narrowest scope that
 * suffices, a wider scope for each binding that gives it elsewhere, and a new role of this permission alone.
 */
export function assignmentsFor(
  facts: AccessFacts,
  subject: string,
  { permission, projectId }: Pick<Question, 'permission' | 'projectId'>,
): Assignment[] {
  const index = indexOf(facts);
  const roles = new Set([...Object.keys(systemRoles), ...facts.roles.map(({ reference }) => reference)]);
  const suitable = [...roles].filter((role) => index.roleOf(role).permissions.has(permission));
  const elsewhere = index
    .bindingsOf(subject)
    .filter((binding) => binding.projectId !== null && gives(index, binding, permission));
  return [
    ...suitable.map((role) => ({ kind: 'give-role', subject, role, projectId }) as const),
    ...elsewhere.map(
      (binding) => ({ kind: 'widen-binding', subject, role: binding.role, binding, projectId: null }) as const,
    ),
    { kind: 'create-role', subject, permission, projectId },
  ];
}

/** What an assignment gives, whoever has it already. */
export function givenBy(index: FactIndex, assignment: Assignment): ReadonlySet<Permission> {
  return assignment.kind === 'create-role'
    ? new Set([assignment.permission])
    : index.roleOf(assignment.role).permissions;
}

/** What an assignment newly gives its subject somewhere, beyond the permission that was asked for. */
export function extraOf(index: FactIndex, assignment: Assignment, asked: Permission): Permission[] {
  const held = heldAt(index, assignment.subject, assignment.projectId);
  return missingPermissions(givenBy(index, assignment), held).filter((permission) => permission !== asked);
}

/** What a subject has at a scope once an assignment is made. */
export function heldAfter(
  index: FactIndex,
  subject: string,
  scope: ProjectScope,
  assignment: Assignment | undefined,
): ReadonlySet<Permission> {
  const held = heldAt(index, subject, scope);
  if (!assignment || (assignment.projectId !== null && assignment.projectId !== scope)) return held;
  return new Set([...held, ...givenBy(index, assignment)]);
}
