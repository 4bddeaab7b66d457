import { useEffect, useRef, useState } from 'react';
import { useIsHere } from '#src/kit/overlays/use-is-here.ts';
import { deleteEach, type DeleteOutcome } from './delete-each.ts';

/** Deleting many: not begun, under way with so many tried, or over with something left. */
export type DeleteMany<Item> =
  | { readonly state: 'asking' }
  | {
      readonly state: 'working';
      readonly tried: number;
      readonly isStopping: boolean;
      /** In milliseconds, once there is something to judge by. */
      readonly remaining: number | undefined;
    }
  | { readonly state: 'over'; readonly outcome: DeleteOutcome<Item> };

export type Deletion<Item> = {
  /** What goes, the same at every render. */
  items: readonly Item[];
  /** Deletes one of them; throws a refusal. */
  remove: (item: Item) => Promise<void>;
  /** Which of them go when all others are gone: without them the others might not be the person's to delete. */
  isLast?: ((item: Item) => boolean) | undefined;
  /** Brings the list up to date after a run, whatever came of it: an answer can be lost. These are known to be gone. */
  refresh: (deleted: ReadonlySet<Item>) => Promise<void>;
};

/** In milliseconds: how often progress is shown, and how long it must have gone on to tell how long it will. */
const often = 100;
const telling = 3_000;

/**
 * Deletes the items. Each run tries what is left. `onDone` is called when all are gone and the list is up to date. One run
 * at a time; leaving ends it.
 */
export function useDeleteMany<Item>({ items, remove, isLast, refresh }: Deletion<Item>, onDone: () => void) {
  const stop = useRef<AbortController>(undefined);
  const [now, setNow] = useState<DeleteMany<Item>>({ state: 'asking' });
  const isHere = useIsHere();
  useEffect(() => () => stop.current?.abort(), []);
  const before: ReadonlySet<Item> = now.state === 'over' ? now.outcome.deleted : new Set();

  const run = async () => {
    if (stop.current) return;
    const { signal } = (stop.current = new AbortController());
    const left = items.filter((item) => !before.has(item));
    const began = performance.now();
    let shown = 0;
    const progress = (tried: number) => {
      const gone = performance.now() - began;
      const remaining = tried > 0 && gone > telling ? (gone / tried) * (left.length - tried) : undefined;
      setNow({ state: 'working', tried: before.size + tried, isStopping: signal.aborted, remaining });
    };
    progress(0);
    const outcome = await deleteEach(
      { first: left.filter((item) => !isLast?.(item)), last: left.filter((item) => isLast?.(item)) },
      {
        remove,
        onProgress: (tried) => {
          if (performance.now() - shown < often && tried < left.length) return;
          shown = performance.now();
          progress(tried);
        },
        signal,
      },
    );
    const deleted = new Set([...before, ...outcome.deleted]);
    const reading = refresh(deleted);
    if (deleted.size < items.length) setNow({ state: 'over', outcome: { ...outcome, deleted } });
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
