import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { roleName } from '#src/access/role-name.ts';
import { projectIdsOf } from '#src/access/scope-choice.ts';
import { scopePhrase } from '#src/access/scope-state.ts';
import { subjectText } from '#src/access/subject-text.ts';
import type { ApiError } from '#src/api/errors.ts';
import { createRoleBinding, deleteRoleBinding, invalidateRoleBindings, roleBindingsQuery } from '#src/api/roles.ts';
import { showNewRow } from '#src/flows/list/new-row.ts';
import { toast } from '#src/kit/feedback/toast.tsx';
import { counted } from '#src/lib/counted.ts';
import type { BindingsData } from '../list/bindings-data.ts';
import { type BindingForm, subjectOf } from './binding-form.ts';
import {
  failedOf,
  findLost,
  giveRole,
  type GiveResult,
  isLost,
  madeOf,
  mergeResults,
  sameRefusal,
  takeBack,
} from './give-role.ts';

/** What is being given: kept for retry and undo. */
type Gift = { readonly subject: string; readonly role: string };

/** An error means that nothing was created, for the same reason everywhere: fix it in the form. `mixed`: see `results`. */
export type GiveEnd = 'given' | 'mixed' | ApiError;

/**
 * Gives a role in each of the chosen projects and keeps each outcome. `results` is set when outcomes differ, until the rest
 * is created, undone or given up. Runs once at a time, however often a button is pressed.
 */
export function useGiveRole(data: BindingsData) {
  const queryClient = useQueryClient();
  const running = useRef(false);
  /** The person left the form while it was being sent. */
  const isLeft = useRef(false);
  useEffect(() => {
    isLeft.current = false;
    return () => void (isLeft.current = true);
  }, []);
  const gift = useRef<Gift>({ subject: '', role: '' });
  /** The list when the form was sent: bindings that are not in it are newer. */
  const before = useRef(data.bindings);
  const [work, setWork] = useState<'giving' | 'undoing'>();
  const [results, setResults] = useState<readonly GiveResult[]>();
  const [undoFailures, setUndoFailures] = useState<readonly { projectId: string; error: ApiError }[]>([]);
  const { organizationId, projects, self } = data;
  const refresh = () => invalidateRoleBindings(queryClient, organizationId);
  const remove = (id: string) => deleteRoleBinding({ organizationId, id });

  const alone = async <Answer>(what: 'giving' | 'undoing', act: () => Promise<Answer>): Promise<Answer | undefined> => {
    if (running.current) return undefined;
    running.current = true;
    setWork(what);
    return act().finally(() => {
      running.current = false;
      setWork(undefined);
    });
  };

  const run = async (projectIds: readonly string[]) => {
    const given = await giveRole(projectIds, async (projectId) => {
      const binding = await createRoleBinding({ organizationId, ...gift.current, projectId });
      return binding.id;
    });
    const all = await lookForLost(results ? mergeResults(results, given) : given);
    if (madeOf(all).length > 0) await refresh();
    else if (all.some((result) => isLost(result) || result.outcome === 'existed')) void refresh();
    return settle(all);
  };

  /** Checks the list for lost answers before it offers a retry or reports that all was undone. */
  const lookForLost = async (all: readonly GiveResult[]): Promise<readonly GiveResult[]> => {
    const lost = new Set([...(results ?? []), ...all].filter(isLost).map(({ projectId }) => projectId));
    if (lost.size === 0) return all;
    try {
      const now = await queryClient.query({ ...roleBindingsQuery(organizationId), staleTime: 0, retry: false });
      const known = new Set(before.current.map(({ id }) => id));
      const since = now.filter(
        ({ id, subject: of, role, createdBy }) =>
          of === gift.current.subject && role === gift.current.role && createdBy === self.subject && !known.has(id),
      );
      return findLost(all, lost, since);
    } catch {
      // The list could not be read, so the outcomes stay unknown.
      return all;
    }
  };

  const settle = (all: readonly GiveResult[]): GiveEnd => {
    const [failed] = failedOf(all);
    if (failed && isLeft.current) {
      const words = `${madeOf(all).length} of ${counted(all.length, 'role binding')} created.`;
      toast(`${words} ${failed.error.message}`, { failed: true });
    }
    const why = results ? undefined : sameRefusal(all);
    if (why) return why;
    if (failed) {
      setResults(all);
      return 'mixed';
    }
    tellGiven(all);
    return 'given';
  };

  const inPlaces = (given: readonly GiveResult[]) =>
    given.length === 1 ? scopePhrase(given[0]?.projectId ?? '', projects) : `${given.length} projects`;

  const tellGiven = (all: readonly GiveResult[]) => {
    const made = madeOf(all);
    const name = subjectText(gift.current.subject);
    const role = roleName(gift.current.role);
    // Undo deletes only what was created now: the subject may have had the role in some of the projects before.
    const undone = `Took ${role} in ${inPlaces(made)} back from ${name}`;
    const ids = made.map(({ id, projectId }) => ({ id, projectId }));
    const undo = made.length > 0 ? { undo: () => void undoLater(ids, undone) } : {};
    showNewRow(...made.map(({ id }) => id));
    toast(`${name} now has ${role} in ${inPlaces(all)}`, undo);
  };

  /** Undo from the toast, after the sheet has closed. */
  const undoLater = async (made: readonly { id: string; projectId: string }[], words: string) => {
    const failures = await takeBack(made, remove);
    await refresh();
    const [failure] = failures;
    if (failure) toast(`Not undone: ${failure.error.message}`, { failed: true });
    else toast(words);
  };

  return {
    busy: work !== undefined,
    undoing: work === 'undoing',
    results,
    undoFailures,
    /** For a complete form. Like `retry`, returns how it ended; `undefined` while another run is under way. */
    give: (form: BindingForm) => {
      gift.current = { subject: subjectOf(form) ?? '', role: form.role };
      before.current = data.bindings;
      return alone('giving', () => run(projectIdsOf(form.scope)));
    },
    retry: () => alone('giving', () => run(failedOf(results ?? []).map(({ projectId }) => projectId))),
    undo: () =>
      void alone('undoing', async () => {
        const all = await lookForLost(results ?? []);
        const failures = await takeBack(madeOf(all), remove);
        await refresh();
        const stays = ({ projectId, outcome }: GiveResult) =>
          outcome !== 'made' || failures.some((failure) => failure.projectId === projectId);
        const isDone = failures.length === 0 && !all.some(isLost);
        setUndoFailures(failures);
        setResults(isDone ? undefined : all.filter(stays));
      }),
    reset: () => setResults(undefined),
  };
}
