import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Role } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import { invalidateRoles } from '#src/api/custom-roles.ts';
import { type ApiError, readError } from '#src/api/errors.ts';
import { toast } from '#src/kit/feedback/toast.tsx';
import { isolated } from '#src/lib/isolated.ts';
import { replaceApi, type Replacement } from './replace-api.ts';
import { ReplaceFlow, type ReplaceState } from './replace-flow.ts';
import type { MovingRules } from './replace-steps.ts';
import { standsWords } from './replace-words.ts';

/** How an attempt ended: with the new role, halfway, undone, or refused before anything changed. */
export type ReplaceEnd = Role | 'halfway' | 'undone' | ApiError;

/**
 * Replaces a role for a screen. Runs once at a time. It goes on if the person leaves the form meanwhile; a toast then says
 * what went wrong.
 */
export function useReplace(organizationId: string) {
  const queryClient = useQueryClient();
  const running = useRef<{ flow: ReplaceFlow; made: () => Role | undefined; words: Words }>(undefined);
  const [state, setState] = useState<ReplaceState>({ status: 'idle' });
  const isLeft = useRef(false);
  useEffect(() => {
    isLeft.current = false;
    return () => void (isLeft.current = true);
  }, []);

  const work = async (act: (flow: ReplaceFlow) => Promise<void>): Promise<ReplaceEnd | undefined> => {
    const { current } = running;
    if (!current || current.flow.isBusy) return undefined;
    const wasHalfway = current.flow.state.status === 'halfway';
    await act(current.flow);
    const end = current.flow.state;
    const made = current.made();
    if (end.status === 'done' && made) return made;
    void invalidateRoles(queryClient, organizationId);
    if (isLeft.current) tellLeft(end, current.words);
    if (end.status === 'halfway') return 'halfway';
    // Undone, so surely not done.
    return end.status === 'unchanged' && !wasHalfway ? { ...readError(end.error), isUncertain: false } : 'undone';
  };

  return {
    state,
    busy: state.status === 'working' || state.status === 'undoing',
    /** Like `retry` and `undo`, returns how it ended; `undefined` while another is running. */
    start: async (replacement: Replacement, rules: MovingRules) => {
      if (running.current?.flow.isBusy) return undefined;
      const api = replaceApi(queryClient, replacement);
      const words = { old: replacement.old.name, next: replacement.name };
      running.current = { flow: new ReplaceFlow(api, rules, setState), made: api.made, words };
      return work((flow) => flow.run());
    },
    retry: () => work((flow) => flow.run()),
    undo: () => work((flow) => flow.undo()),
  };
}

type Words = { readonly old: string; readonly next: string };

function tellLeft(end: ReplaceState, words: Words): void {
  if (!('error' in end)) return;
  const stands = end.status === 'halfway' ? ` ${standsWords(end.world, words)}` : '';
  toast(`Not changed: role ${isolated(words.old)}. ${readError(end.error).message}${stands}`, { failed: true });
}
