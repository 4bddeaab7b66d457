import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { deleteRoleBinding, invalidateRoleBindings } from '#src/api/roles.ts';
import type { BindingsData } from './bindings-data.ts';
import { deleteEach, type DeleteOutcome } from './delete-each.ts';

/** Deleting many: not begun, under way with so many tried, or over with something left. */
export type DeleteMany =
  | { readonly state: 'asking' }
  | { readonly state: 'working'; readonly tried: number; readonly isStopping: boolean }
  | { readonly state: 'over'; readonly outcome: DeleteOutcome<number> };

/** In how many steps progress is shown, however many there are. */
const steps = 200;

/**
 * Deletes role bindings, by their places in the list and in that order; each run tries what is left of them. `onDone` is
 * called when all are gone. One run at a time.
 */
export function useDeleteMany({ organizationId, bindings }: BindingsData, places: Uint32Array, onDone: () => void) {
  const queryClient = useQueryClient();
  const stop = useRef<AbortController>(undefined);
  const [now, setNow] = useState<DeleteMany>({ state: 'asking' });
  useEffect(() => () => stop.current?.abort(), []);
  const before = now.state === 'over' ? now.outcome.deleted : none;

  const run = async () => {
    if (stop.current) return;
    const { signal } = (stop.current = new AbortController());
    const left = places.filter((place) => !before.has(place));
    const step = Math.max(1, Math.floor(left.length / steps));
    const progress = (tried: number, isStopping = signal.aborted) =>
      setNow({ state: 'working', tried: before.size + tried, isStopping });
    progress(0);
    const outcome = await deleteEach(left, {
      remove: (place) => deleteRoleBinding({ organizationId, id: bindings[place]?.id ?? '' }),
      onProgress: (tried) => {
        if (tried % step === 0) progress(tried);
      },
      signal,
    });
    if (outcome.deleted.size > 0) await invalidateRoleBindings(queryClient, organizationId);
    stop.current = undefined;
    const deleted = new Set([...before, ...outcome.deleted]);
    if (deleted.size === places.length) onDone();
    else setNow({ state: 'over', outcome: { ...outcome, deleted } });
  };
  return {
    now,
    run: () => void run(),
    stop: () => {
      stop.current?.abort();
      setNow((latest) => (latest.state === 'working' ? { ...latest, isStopping: true } : latest));
    },
  };
}

const none: ReadonlySet<number> = new Set();
