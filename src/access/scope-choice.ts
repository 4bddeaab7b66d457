import type { Projects } from './scope-state.ts';

/** Where a role applies: everywhere, or in these projects. */
export type ScopeChoice =
  | { readonly kind: 'organization' }
  | { readonly kind: 'projects'; readonly projectIds: readonly string[] };

/**
 * The scope that a form starts with: the only project, or none. A person must choose the whole organization, unless there is
 * nothing else to choose.
 */
export function narrowScope({ names, complete }: Projects): ScopeChoice {
  if (names.size === 0 && complete) return { kind: 'organization' };
  return { kind: 'projects', projectIds: names.size === 1 ? [...names.keys()] : [] };
}

/** The choice of the one scope of a role binding. A project that doesn't exist can't be chosen. */
export function scopeOf(projectId: string, { names }: Projects): ScopeChoice {
  if (projectId === '') return { kind: 'organization' };
  return { kind: 'projects', projectIds: names.has(projectId) ? [projectId] : [] };
}

/** The project IDs of a scope; the empty ID is the whole organization. */
export function projectIdsOf(scope: ScopeChoice): readonly string[] {
  return scope.kind === 'organization' ? [''] : scope.projectIds;
}
