import type { ProjectScope } from '#domain/rules/access.ts';
import type { FactIndex } from '#domain/rules/explain/fact-index.ts';
import type { BindingFact } from '#domain/rules/explain/facts.ts';
import type { Permission } from '#domain/rules/permissions.ts';

/** Whether a binding counts at a scope: organization-wide ones count everywhere. */
export function countsAt({ projectId }: { readonly projectId: ProjectScope }, scope: ProjectScope): boolean {
  return projectId === null || projectId === scope;
}

/** Whether the binding's role is known to have the permission. Where the binding counts is asked apart. */
export function gives(index: FactIndex, binding: BindingFact, permission: Permission): boolean {
  return !binding.entity && index.roleOf(binding.role).permissions.has(permission);
}

/** What the bindings of a subject give at a scope, as far as the roles are known. */
export function heldAt(index: FactIndex, subject: string, scope: ProjectScope): ReadonlySet<Permission> {
  const counting = index.bindingsOf(subject).filter((binding) => countsAt(binding, scope) && !binding.entity);
  return new Set(counting.flatMap(({ role }) => Array.from(index.roleOf(role).permissions)));
}

/** Where a subject's bindings may give something of their own: the organization and each project bound, if it is there. */
export function placesOf(index: FactIndex, subject: string): readonly ProjectScope[] {
  const bound = index.bindingsOf(subject).map(({ projectId }) => projectId);
  return [...new Set([null, ...bound])].filter((scope) => index.projectState(scope) !== 'gone');
}
