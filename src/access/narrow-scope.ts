import type { ScopeChoice } from './scope-picker.tsx';
import type { Projects } from './scope-state.ts';

/** Where a role is to hold until the person says otherwise: in the only project, or nowhere yet. The widest is never given unasked. */
export function narrowScope({ names }: Projects): ScopeChoice {
  return { kind: 'projects', projectIds: names.size === 1 ? [...names.keys()] : [] };
}
