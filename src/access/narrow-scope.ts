import type { ScopeChoice } from './scope-picker.tsx';
import type { Projects } from './scope-state.ts';

/** The scope that a form starts with: the only project, or none. A person must choose the whole organization. */
export function narrowScope({ names }: Projects): ScopeChoice {
  return { kind: 'projects', projectIds: names.size === 1 ? [...names.keys()] : [] };
}
