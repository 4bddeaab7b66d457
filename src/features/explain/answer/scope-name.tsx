import { scopeState } from '#src/access/scope-state.ts';
import { useSeen } from '../facts/seen-context.ts';

/** A scope in a sentence: "the whole organization", "project Checkout", "a deleted project". */
export function ScopeName({ projectId }: { projectId: string | null }) {
  const state = scopeState(projectId, useSeen().projects);
  if (state.kind === 'organization') return 'the whole organization';
  if (state.kind !== 'project')
    return state.kind === 'deleted' ? 'a project that doesn’t exist' : 'a project that you can’t see';
  return (
    <>
      project <bdi className="wrap-anywhere">{state.name}</bdi>
    </>
  );
}

/** Several scopes in a sentence, each once. */
export function ScopeNames({ projectIds }: { projectIds: readonly (string | null)[] }) {
  const all = [...new Set(projectIds)];
  const few = all.length > shown + 1 ? all.slice(0, shown) : all;
  const rest = all.length - few.length;
  return few.map((projectId, at) => (
    <span key={projectId ?? ''}>
      {at > 0 && (at === few.length - 1 && rest === 0 ? ' and ' : ', ')}
      <ScopeName projectId={projectId} />
      {at === few.length - 1 && rest > 0 && ` and ${rest} more`}
    </span>
  ));
}

const shown = 4;
