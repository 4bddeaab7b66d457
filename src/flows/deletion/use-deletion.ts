import { useEffect, useReducer, useRef } from 'react';
import { useIsHere } from '#src/kit/overlays/use-is-here.ts';
import { deleteEach, type DeleteOutcome } from './delete-each.ts';
import { addOutcome, asking, nextState } from './deletion-state.ts';
import type { Deleted, Deletion } from './deletion.ts';

type Ends<Item> = {
  /** All are deleted and the lists are up to date. `isHere`: the dialog is still open. */
  onDone: (deleted: Deleted<Item>, isHere: boolean) => void;
  /** A run ended with items left after the dialog was closed. */
  onLeft: (deleted: Deleted<Item>, outcome: DeleteOutcome<Item>) => void;
};

/** In milliseconds: how often to show progress, and how long a run must last before the rest is estimated. */
const often = 100;
const telling = 3_000;

/** Deletes the items of `deletion`, which must not change. Each run tries the remaining items; unmounting ends it. */
export function useDeletion<Item>(deletion: Deletion<Item>, { onDone, onLeft }: Ends<Item>) {
  const [state, send] = useReducer(nextState<Item>, undefined, asking<Item>);
  const running = useRef<AbortController>(undefined);
  const isHere = useIsHere();
  useEffect(() => () => running.current?.abort(), []);

  const run = async () => {
    if (running.current) return;
    const { signal } = (running.current = new AbortController());
    const { items, remove, refresh, isLast = () => false } = deletion;
    const left = items.filter((item) => !state.deleted.gone.has(item));
    const progress = createProgress(left.length, (tried, remaining) => send({ type: 'progress', tried, remaining }));
    send({ type: 'start' });
    const outcome = await deleteEach(
      { first: left.filter((item) => !isLast(item)), last: left.filter(isLast) },
      { remove, onProgress: progress, signal },
    );
    send({ type: 'ran', outcome, count: items.length });
    const deleted = addOutcome(state.deleted, outcome);
    const reading = refresh(deleted.gone);
    if (deleted.gone.size === items.length) {
      await reading;
      send({ type: 'read' });
      onDone(deleted, isHere.current);
    } else if (!isHere.current) onLeft(deleted, outcome);
    running.current = undefined;
  };
  return {
    state,
    run: () => void run(),
    stop: () => {
      running.current?.abort();
      send({ type: 'stop' });
    },
  };
}

/** Reports the number tried, at a readable rate, and the estimated remaining time. */
function createProgress(count: number, show: (tried: number, remaining: number | undefined) => void) {
  const began = performance.now();
  let shown = 0;
  return (tried: number) => {
    const now = performance.now();
    if (now - shown < often && tried < count) return;
    shown = now;
    const spent = now - began;
    show(tried, tried > 0 && spent > telling ? (spent / tried) * (count - tried) : undefined);
  };
}
