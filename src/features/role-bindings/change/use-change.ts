import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useSubjectWords } from '#src/access/use-subject-words.ts';
import { type ApiError, readError } from '#src/api/errors.ts';
import { invalidateRoleBindings } from '#src/api/roles.ts';
import { showNewRow } from '#src/flows/list/new-row.ts';
import { toast } from '#src/kit/feedback/toast.tsx';
import type { BindingsData } from '../list/bindings-data.ts';
import { changeApi } from './change-api.ts';
import { ChangeFlow, type ChangePlan, type ChangeState } from './change-flow.ts';
import { changedBackWords, changedWords, standsWords } from './change-words.ts';

/** How an attempt ended. An error means that nothing changed: fix it in the form. */
export type ChangeEnd = 'changed' | 'halfway' | 'undone' | ApiError;

/**
 * Changes role bindings for a screen. `halfway` is set while old and new ones stand, until the rest is done or undone. Runs
 * once at a time. Who left the form while it was running is told by a toast how it ended.
 * @param canUndo whether the old bindings could be created again as they were
 */
export function useChange(data: BindingsData, canUndo: boolean) {
  const queryClient = useQueryClient();
  const { organizationId, projects, self } = data;
  const naming = { projects, ...useSubjectWords() };
  const isLeft = useRef(false);
  useEffect(() => {
    isLeft.current = false;
    return () => void (isLeft.current = true);
  }, []);
  const flow = useRef<ChangeFlow>(undefined);
  const [state, setState] = useState<ChangeState>();
  const [isHalfway, setIsHalfway] = useState(false);

  const flowOf = (plan: ChangePlan, onChange: (next: ChangeState) => void) => {
    const known = new Set(data.bindings.map(({ id }) => id));
    const options = { organizationId, subject: plan.subject, self: self.subject, known };
    return new ChangeFlow(plan, changeApi(queryClient, options), onChange);
  };

  const work = async (current: ChangeFlow, act: () => Promise<void>): Promise<ChangeEnd | undefined> => {
    if (current.isBusy) return undefined;
    await act();
    const end = current.state;
    const reading = invalidateRoleBindings(queryClient, organizationId);
    setIsHalfway(end.status === 'halfway');
    if (end.status === 'done') {
      await reading;
      tellChanged(current);
      return 'changed';
    }
    if (isLeft.current) tellLeft(end);
    if (end.status !== 'unchanged') return 'halfway';
    return end.error === undefined ? 'undone' : readError(end.error);
  };

  const tellChanged = ({ plan, state: { standing } }: ChangeFlow) => {
    const made = standing.news.flatMap(({ id, role, projectId, state: of }) =>
      of === 'made' && id !== undefined ? [{ id, role, projectId }] : [],
    );
    const shown = made[0]?.id ?? standing.news[0]?.id;
    if (shown !== undefined) showNewRow(shown);
    const back = { subject: plan.subject, from: made, to: plan.from };
    const undo = canUndo && made.length > 0 && { undo: () => void changeBack(plan, back) };
    toast(changedWords(plan, naming), undo || {});
  };

  /** Undo from the toast, after the sheet has closed. */
  const changeBack = async (plan: ChangePlan, back: ChangePlan) => {
    const backwards = flowOf(back, () => {});
    await backwards.run();
    await invalidateRoleBindings(queryClient, organizationId);
    const end = backwards.state;
    if (end.status === 'done') toast(changedBackWords(plan, naming));
    else toast(`Not undone. ${messageOf(end, projects)}`, { failed: true });
  };

  const tellLeft = (end: ChangeState) => toast(`Not changed. ${messageOf(end, projects)}`, { failed: true });

  return {
    state,
    /** What stands, while it is neither all old nor all new. */
    halfway: isHalfway ? state : undefined,
    busy: state?.status === 'running' || state?.status === 'undoing',
    /** Starts a change. Like `retry` and `undo`, returns how it ended; `undefined` while another is running. */
    start: async (plan: ChangePlan) => {
      if (flow.current?.isBusy) return undefined;
      const current = flowOf(plan, setState);
      flow.current = current;
      return work(current, () => current.run());
    },
    retry: async () => {
      const { current } = flow;
      return current && work(current, () => current.run());
    },
    undo: async () => {
      const { current } = flow;
      return current && work(current, () => current.undo());
    },
  };
}

/** Why a change stopped, and what stands if it is neither all old nor all new. */
function messageOf(end: ChangeState, projects: BindingsData['projects']): string {
  const message = 'error' in end && end.error !== undefined ? readError(end.error).message : '';
  return end.status === 'halfway' ? `${message} ${standsWords(end.standing, projects)}` : message;
}
