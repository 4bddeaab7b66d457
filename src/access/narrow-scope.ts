import type { ScopeChoice } from './scope-picker.tsx';
import type { Projects } from './scope-state.ts';

/**
 * The scope that a form starts with: the only project, or none. A person must choose the whole organization, unless there is
 * nothing else to choose.
 */
export function narrowScope({ names, complete }: Projects): ScopeChoice {
  if (names.size === 0 && complete) return { kind: 'organization' };
  return { kind: 'projects', projectIds: names.size === 1 ? [...names.keys()] : [] };
}
