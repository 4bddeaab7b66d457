import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { roleName } from '#src/access/role-name.ts';
import { scopePhrase } from '#src/access/scope-state.ts';
import { subjectText } from '#src/access/subject-text.ts';
import type { ApiError } from '#src/api/errors.ts';
import { createRoleBinding, deleteRoleBinding, invalidateRoleBindings, roleBindingsQuery } from '#src/api/roles.ts';
import { toast } from '#src/kit/feedback/toast.tsx';
import type { BindingsData } from '../list/bindings-data.ts';
import { checkForm, errorsFrom, projectIdsOf, subjectOf, type BindingForm, type FormErrors } from './binding-form.ts';
import { failedOf, findLost, giveRole, isLost, madeOf, mergeResults, takeBack, type GiveResult } from './give-role.ts';

type Wanted = { data: BindingsData; form: BindingForm; onDone: () => void };

/** Why nothing was made, when no field can say it: a refusal, or that the subject has all of it already. */
export type Refusal =
  | { readonly kind: 'existed' }
  | { readonly kind: 'failed'; readonly failures: readonly GiveResult[] };

/**
 * Gives the form's role: checks, calls, and keeps what became of it. `results` is there once some were made and some
 * failed, until the rest is made, undone or given up. Only one run at a time, however often the button is pressed.
 */
export function useGiveRole({ data, form, onDone }: Wanted) {
  const queryClient = useQueryClient();
  const running = useRef(false);
  /** The list as the page had it when the form was sent: what is not in it was made since that was read. */
  const before = useRef(data.bindings);
  const [work, setWork] = useState<'giving' | 'undoing'>();
  const [errors, setErrors] = useState<FormErrors>({});
  const [refusal, setRefusal] = useState<Refusal>();
  const [results, setResults] = useState<readonly GiveResult[]>();
  const [undoFailures, setUndoFailures] = useState<readonly { projectId: string; error: ApiError }[]>([]);
  const { organizationId, projects, self } = data;
  const refresh = () => invalidateRoleBindings(queryClient, organizationId);
  const remove = (id: string) => deleteRoleBinding({ organizationId, id });

  const alone = (what: 'giving' | 'undoing', act: () => Promise<void>) => {
    if (running.current) return;
    running.current = true;
    setWork(what);
    void act().finally(() => {
      running.current = false;
      setWork(undefined);
    });
  };

  const run = async (projectIds: readonly string[]) => {
    const subject = subjectOf(form);
    if (subject === undefined) return;
    const given = await giveRole(projectIds, async (projectId) => {
      const binding = await createRoleBinding({ organizationId, subject, role: form.role, projectId });
      return binding.id;
    });
    const all = await lookForLost(results ? mergeResults(results, given) : given, subject);
    if (madeOf(all).length > 0) await refresh();
    else if (all.some(isLost)) void refresh();
    settle(all, subject);
  };

  /** Looks into the list before anybody is asked to try again, or told that all was undone. */
  const lookForLost = async (all: readonly GiveResult[], subject: string): Promise<readonly GiveResult[]> => {
    const lost = new Set([...(results ?? []), ...all].filter(isLost).map(({ projectId }) => projectId));
    if (lost.size === 0) return all;
    try {
      const now = await queryClient.query({ ...roleBindingsQuery(organizationId), staleTime: 0, retry: false });
      const known = new Set(before.current.map(({ id }) => id));
      const since = now.filter(
        ({ id, subject: of, role, createdBy }) =>
          of === subject && role === form.role && createdBy === self.subject && !known.has(id),
      );
      return findLost(all, lost, since);
    } catch {
      // Nobody can tell: they stay what they are.
      return all;
    }
  };

  const settle = (all: readonly GiveResult[], subject: string) => {
    const made = madeOf(all);
    const failed = failedOf(all);
    if (made.length > 0 && failed.length > 0) setResults(all);
    else if (failed.length > 0) {
      const first = failed[0]?.error;
      const fieldErrors = first ? errorsFrom(first, form.kind) : {};
      setErrors(fieldErrors);
      if (Object.keys(fieldErrors).length === 0) setRefusal({ kind: 'failed', failures: failed });
    } else if (made.length === 0) setRefusal({ kind: 'existed' });
    else {
      const name = subjectText(subject);
      const role = roleName(form.role);
      const inPlaces = (given: readonly GiveResult[]) =>
        given.length === 1 ? scopePhrase(given[0]?.projectId ?? '', projects) : `${given.length} projects`;
      // Only what was made is taken back: the subject may have had the role in some of the places before.
      const undone = `Took ${role} in ${inPlaces(made)} back from ${name}`;
      toast(`${name} now has ${role} in ${inPlaces(all)}`, {
        undo: () =>
          void undoLater(
            made.map(({ id, projectId }) => ({ id, projectId })),
            undone,
          ),
      });
      onDone();
    }
  };

  /** Undo from the toast, when the sheet is closed. */
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
    errors,
    refusal,
    results,
    undoFailures,
    submit: () => {
      if (running.current) return;
      const found = checkForm(form);
      setErrors(found);
      setRefusal(undefined);
      before.current = data.bindings;
      if (Object.keys(found).length === 0) alone('giving', () => run(projectIdsOf(form.scope)));
    },
    retry: () => alone('giving', () => run(failedOf(results ?? []).map(({ projectId }) => projectId))),
    undo: () =>
      alone('undoing', async () => {
        const all = await lookForLost(results ?? [], subjectOf(form) ?? '');
        const failures = await takeBack(madeOf(all), remove);
        await refresh();
        const stays = ({ projectId, outcome }: GiveResult) =>
          outcome !== 'made' || failures.some((failure) => failure.projectId === projectId);
        const isDone = failures.length === 0 && !all.some(isLost);
        setUndoFailures(failures);
        setResults(isDone ? undefined : all.filter(stays));
      }),
    reset: () => setResults(undefined),
    clearErrors: (changes: Partial<BindingForm>) => {
      setRefusal(undefined);
      setErrors(Object.fromEntries(Object.entries(errors).filter(([field]) => !(field in changes))));
    },
  };
}
