import { missingPermissions, type ProjectScope } from '#domain/rules/access.ts';
import type { FactIndex } from '#domain/rules/explain/fact-index.ts';
import type { BindingFact } from '#domain/rules/explain/facts.ts';
import type { RoleTable } from '#domain/rules/explain/role-table.ts';
import { countsInProject } from '#domain/rules/permission-reach.ts';
import { type Permission, permissions } from '#domain/rules/permissions.ts';

/** Permissions at one scope: in one project or, for `null`, in the whole organization. */
export interface PermissionsAt {
  readonly projectId: ProjectScope;
  readonly permissions: readonly Permission[];
}

/** The permissions that one subject's bindings give, by scope; only those that have an effect in that scope. */
export type ByScope = ReadonlyMap<ProjectScope, ReadonlySet<Permission>>;

const none: ReadonlySet<Permission> = new Set();

/** What bindings give, with the roles as they are at one moment: before a change, or after it. */
export interface Moment {
  /** Those whose role and project are not gone. */
  readonly effective: (bindings: readonly BindingFact[]) => readonly BindingFact[];
  readonly byScope: (bindings: readonly BindingFact[]) => ByScope;
  /** Whether every role that has an effect is known. */
  readonly isKnown: (bindings: readonly BindingFact[]) => boolean;
}

export function momentOf(index: FactIndex, roleOf: RoleTable): Moment {
  const effective = (bindings: readonly BindingFact[]) =>
    bindings.filter(({ role, projectId }) => roleOf(role).state !== 'gone' && index.projectState(projectId) !== 'gone');
  return {
    effective,
    byScope(bindings) {
      const scopes = new Map<ProjectScope, Set<Permission>>();
      for (const { role, projectId } of effective(bindings)) {
        const scope = scopes.get(projectId) ?? new Set();
        for (const permission of countingAt(projectId, roleOf(role).permissions)) scope.add(permission);
        scopes.set(projectId, scope);
      }
      return scopes;
    },
    isKnown: (bindings) => effective(bindings).every(({ role }) => roleOf(role).state !== 'unseen'),
  };
}

/**
 * What is in `from` and not in `to`, the whole organization first; in projects, only what is not lost everywhere. `kept` is
 * what is lost organization-wide and still there in single projects.
 */
export function lostBetween(
  from: ByScope,
  to: ByScope,
): { readonly lost: readonly PermissionsAt[]; readonly kept: readonly PermissionsAt[] } {
  const wide = missingPermissions(at(from, null), at(to, null));
  const inProjects = Array.from(from, ([projectId, given]) => {
    const held = new Set([...at(to, null), ...at(to, projectId), ...wide]);
    return { projectId, permissions: projectId === null ? [] : missingPermissions(given, held) };
  });
  const kept = Array.from(to, ([projectId, there]) => ({
    projectId,
    permissions: projectId === null ? [] : wide.filter((permission) => there.has(permission)),
  }));
  return { lost: [{ projectId: null, permissions: wide }, ...inProjects].filter(isSome), kept: kept.filter(isSome) };
}

/** What of `from` is still there in the same scope, whichever binding gives it. */
export function staysBetween(from: ByScope, to: ByScope): readonly PermissionsAt[] {
  return Array.from(from, ([projectId, given]) => {
    const held = new Set([...at(to, null), ...at(to, projectId)]);
    return { projectId, permissions: permissions.filter((one) => given.has(one) && held.has(one)) };
  }).filter(isSome);
}

/** Those of these permissions that have an effect at a scope. */
export function countingAt(scope: ProjectScope, all: Iterable<Permission>): readonly Permission[] {
  return scope === null ? [...all] : [...all].filter(countsInProject);
}

function at(scopes: ByScope, scope: ProjectScope): ReadonlySet<Permission> {
  return scopes.get(scope) ?? none;
}

function isSome({ permissions: some }: PermissionsAt): boolean {
  return some.length > 0;
}
