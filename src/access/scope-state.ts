import { byName } from '#src/lib/by-name.ts';
import { isolated } from '#src/lib/isolated.ts';

/** The organization's projects that the viewer sees. */
export interface Projects {
  /** Names by project ID, sorted the way people sort names. */
  readonly names: ReadonlyMap<string, string>;
  /**
   * Whether these are all projects. A viewer without organization-wide `project.list` sees only some: a project missing
   * here may still exist, and if it were shown as deleted, people would delete bindings that are in use.
   */
  readonly complete: boolean;
}

export type ScopeState =
  | { readonly kind: 'organization' }
  | { readonly kind: 'project'; readonly id: string; readonly name: string }
  | { readonly kind: 'deleted'; readonly id: string }
  | { readonly kind: 'unseen'; readonly id: string };

/** The state of a binding's project for the viewer. `null` and the empty string both mean the whole organization. */
export function scopeState(projectId: string | null, projects: Projects): ScopeState {
  if (!projectId) return { kind: 'organization' };
  const name = projects.names.get(projectId);
  if (name !== undefined) return { kind: 'project', id: projectId, name };
  return { kind: projects.complete ? 'deleted' : 'unseen', id: projectId };
}

/** The scope as lists show it and sort by it: "Whole organization", "Checkout", "Deleted project". */
export function scopeName(projectId: string, projects: Projects): string {
  const state = scopeState(projectId, projects);
  if (state.kind === 'organization') return 'Whole organization';
  if (state.kind === 'project') return state.name;
  return state.kind === 'deleted' ? 'Deleted project' : 'A project that you can’t see';
}

/** A scope in a sentence: "the whole organization", "project Checkout", "a deleted project". */
export function scopePhrase(projectId: string | null, projects: Projects): string {
  const state = scopeState(projectId, projects);
  if (state.kind === 'organization') return 'the whole organization';
  if (state.kind === 'project') return `project ${isolated(state.name)}`;
  return state.kind === 'deleted' ? 'a deleted project' : 'a project that you can’t see';
}

/** Builds `Projects` from the API's answers. */
export function projectsFrom(
  list: readonly { readonly id: string; readonly name: string }[],
  complete: boolean,
): Projects {
  return { names: new Map(list.toSorted(byName).map(({ id, name }) => [id, name])), complete };
}
