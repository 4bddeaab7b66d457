import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useSubjectWords } from '#src/access/use-subject-words.ts';
import type { ApiError } from '#src/api/errors.ts';
import { createRoleBinding, deleteRoleBinding, invalidateRoleBindings, roleBindingsQuery } from '#src/api/roles.ts';
import { showNewRow } from '#src/flows/list/new-row.ts';
import { toast } from '#src/kit/feedback/toast.tsx';
import { counted } from '#src/lib/counted.ts';
import type { BindingsData } from '../list/bindings-data.ts';
import {
  failedOf,
  findLost,
  type Gift,
  giveRole,
  type GiveResult,
  isLost,
  keyOf,
  madeOf,
  mergeResults,
  sameRefusal,
  takeBack,
} from './give-role.ts';
import { givenWords, takenBackWords } from './give-words.ts';

/** An error means that nothing was created, for the same reason everywhere: fix it in the form. `mixed`: see `results`. */
export type GiveEnd = 'given' | 'mixed' | ApiError;

/**
 * Gives a role to each of the chosen subjects in each of the chosen projects, and keeps each outcome. `results` is set when
 * outcomes differ, until the rest is created, undone or given up. Runs once at a time, however often a button is pressed.
 */
export function useGiveRole(data: BindingsData) {
  const queryClient = useQueryClient();
  const naming = { projects: data.projects, ...useSubjectWords() };
  const running = useRef(false);
  /** The person left the form while it was being sent. */
  const isLeft = useRef(false);
  useEffect(() => {
    isLeft.current = false;
    return () => void (isLeft.current = true);
  }, []);
  const role = useRef('');
  /** The list when the form was sent: bindings that are not in it are newer. */
  const before = useRef(data.bindings);
  const [work, setWork] = useState<'giving' | 'undoing'>();
  const [progress, setProgress] = useState<{ readonly tried: number; readonly of: number }>();
  const [results, setResults] = useState<readonly GiveResult[]>();
  const [undoFailures, setUndoFailures] = useState<readonly (Gift & { readonly error: ApiError })[]>([]);
  const { organizationId, self } = data;
  const refresh = () => invalidateRoleBindings(queryClient, organizationId);
  const remove = (id: string) => deleteRoleBinding({ organizationId, id });

  const alone = async <Answer>(what: 'giving' | 'undoing', act: () => Promise<Answer>): Promise<Answer | undefined> => {
    if (running.current) return undefined;
    running.current = true;
    setWork(what);
    return act().finally(() => {
      running.current = false;
      setWork(undefined);
      setProgress(undefined);
    });
  };

  const run = async (gifts: readonly Gift[]) => {
    const given = await giveRole(
      gifts,
      async (gift) => (await createRoleBinding({ organizationId, role: role.current, ...gift })).id,
      (tried) => setProgress({ tried, of: gifts.length }),
    );
    const all = await lookForLost(results ? mergeResults(results, given) : given);
    if (madeOf(all).length > 0) await refresh();
    else if (all.some((result) => isLost(result) || result.outcome === 'existed')) void refresh();
    return settle(all);
  };

  /** Checks the list for lost answers before it offers a retry or reports that all was undone. */
  const lookForLost = async (all: readonly GiveResult[]): Promise<readonly GiveResult[]> => {
    const lost = new Set([...(results ?? []), ...all].filter(isLost).map(keyOf));
    if (lost.size === 0) return all;
    try {
      const now = await queryClient.query({ ...roleBindingsQuery(organizationId), staleTime: 0, retry: false });
      const known = new Set(before.current.map(({ id }) => id));
      const isOurs = (one: (typeof now)[number]) =>
        one.role === role.current && one.createdBy === self.subject && !known.has(one.id);
      return findLost(all, lost, now.filter(isOurs));
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

  const tellGiven = (all: readonly GiveResult[]) => {
    const made = madeOf(all);
    // Undo deletes only what was created now: some may have had the role before.
    const undone = takenBackWords(made, role.current, naming);
    const undo = made.length > 0 ? { undo: () => void undoLater(made, undone) } : {};
    showNewRow(...made.map(({ id }) => id));
    toast(givenWords(all, role.current, naming), undo);
  };

  /** Undo from the toast, after the sheet has closed. */
  const undoLater = async (made: readonly (Gift & { readonly id: string })[], words: string) => {
    const failures = await takeBack(made, remove);
    await refresh();
    const [failure] = failures;
    if (failure) toast(`Not undone: ${failure.error.message}`, { failed: true });
    else toast(words);
  };

  return {
    busy: work !== undefined,
    undoing: work === 'undoing',
    /** How many of several are tried, while they are being created. */
    progress,
    results,
    undoFailures,
    /** Like `retry`, returns how it ended; `undefined` while another run is under way. */
    give: (reference: string, gifts: readonly Gift[]) => {
      role.current = reference;
      before.current = data.bindings;
      return alone('giving', () => run(gifts));
    },
    retry: () => alone('giving', () => run(failedOf(results ?? []))),
    undo: () =>
      void alone('undoing', async () => {
        const all = await lookForLost(results ?? []);
        const failures = await takeBack(madeOf(all), remove);
        await refresh();
        const failed = new Set(failures.map(keyOf));
        const stays = (result: GiveResult) => result.outcome !== 'made' || failed.has(keyOf(result));
        const isDone = failures.length === 0 && !all.some(isLost);
        setUndoFailures(failures);
        setResults(isDone ? undefined : all.filter(stays));
      }),
    reset: () => setResults(undefined),
  };
}
