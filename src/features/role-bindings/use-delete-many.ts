import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { deleteRoleBinding, forgetRoleBindings, invalidateRoleBindings } from '#src/api/roles.ts';
import type { BindingsData } from './bindings-data.ts';
import { deleteEach, type DeleteOutcome } from './delete-each.ts';

/** Deleting many: not begun, under way with so many tried, or over with something left. */
export type DeleteMany =
  | { readonly state: 'asking' }
  | {
      readonly state: 'working';
      readonly tried: number;
      readonly isStopping: boolean;
      /** In milliseconds, once there is something to judge by. */
      readonly remaining: number | undefined;
    }
  | { readonly state: 'over'; readonly outcome: DeleteOutcome<number> };

/** In milliseconds: how often progress is shown, and how long it must have gone on to tell how long it will. */
const often = 100;
const telling = 3_000;
const none: ReadonlySet<number> = new Set();

/**
 * Deletes role bindings, by their places in the list, the viewer's own last: without them the others might not be theirs to
 * delete. Each run tries what is left. `onDone` is called when all are gone. One run at a time; leaving ends it.
 */
export function useDeleteMany(data: BindingsData, places: Uint32Array, onDone: () => void) {
  const { organizationId, bindings, self } = data;
  const queryClient = useQueryClient();
  const stop = useRef<AbortController>(undefined);
  const [now, setNow] = useState<DeleteMany>({ state: 'asking' });
  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
      stop.current?.abort();
    };
  }, []);
  const before = now.state === 'over' ? now.outcome.deleted : none;
  const isOwn = (place: number) => bindings[place]?.subject === self.subject;

  const run = async () => {
    if (stop.current) return;
    const { signal } = (stop.current = new AbortController());
    const left = places.filter((place) => !before.has(place));
    const began = performance.now();
    let shown = 0;
    const progress = (tried: number) => {
      const gone = performance.now() - began;
      const remaining = tried > 0 && gone > telling ? (gone / tried) * (left.length - tried) : undefined;
      setNow({ state: 'working', tried: before.size + tried, isStopping: signal.aborted, remaining });
    };
    progress(0);
    const outcome = await deleteEach(
      { first: left.filter((place) => !isOwn(place)), last: left.filter(isOwn) },
      {
        remove: (place) => deleteRoleBinding({ organizationId, id: bindings[place]?.id ?? '' }),
        onProgress: (tried) => {
          if (performance.now() - shown < often && tried < left.length) return;
          shown = performance.now();
          progress(tried);
        },
        signal,
      },
    );
    const deleted = new Set([...before, ...outcome.deleted]);
    const ids = new Set(Array.from(deleted, (place) => bindings[place]?.id ?? ''));
    // Also when nothing is known to be gone: an answer can be lost.
    const reading = invalidateRoleBindings(queryClient, organizationId).then(() =>
      forgetRoleBindings(queryClient, organizationId, ids),
    );
    if (deleted.size < places.length) setNow({ state: 'over', outcome: { ...outcome, deleted } });
    else {
      await reading;
      // Who closed it meanwhile may be at something else.
      if (isHere.current) onDone();
    }
    stop.current = undefined;
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
