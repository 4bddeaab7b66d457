import type { DeleteOutcome } from './delete-each.ts';
import type { Deleted } from './deletion.ts';

/**
 * Where a deletion stands:
 *
 *     asking --start--> working --ran--> reading --read--> done
 *                       ^     \
 *                     start   ran, with something left
 *                        \     v
 *                         stopped
 */
export type DeletionState<Item> = { readonly deleted: Deleted<Item> } & (
  | { readonly step: 'asking' }
  | {
      readonly step: 'working';
      /** How many of all items are deleted or refused by now. */
      readonly tried: number;
      /** In milliseconds, once it can be estimated. */
      readonly remaining: number | undefined;
      readonly isStopping: boolean;
    }
  /** All are deleted, and the lists are being reloaded. */
  | { readonly step: 'reading' }
  /** The run ended, and something is left. */
  | { readonly step: 'stopped'; readonly outcome: DeleteOutcome<Item> }
  | { readonly step: 'done' }
);

export type DeletionEvent<Item> =
  | { readonly type: 'start' }
  /** `tried` of this run. */
  | { readonly type: 'progress'; readonly tried: number; readonly remaining: number | undefined }
  | { readonly type: 'stop' }
  /** `count`: of all items. */
  | { readonly type: 'ran'; readonly outcome: DeleteOutcome<Item>; readonly count: number }
  | { readonly type: 'read' };

const none: ReadonlySet<never> = new Set<never>();

/** Before the first run. */
export function asking<Item>(): DeletionState<Item> {
  return { step: 'asking', deleted: { gone: none, alreadyGone: none, unclear: none } };
}

/** The state after an event. An event that doesn't fit the state, such as a second start, changes nothing. */
export function nextState<Item>(state: DeletionState<Item>, event: DeletionEvent<Item>): DeletionState<Item> {
  const { step, deleted } = state;
  switch (event.type) {
    case 'start':
      if (step !== 'asking' && step !== 'stopped') return state;
      return { step: 'working', deleted, tried: deleted.gone.size, remaining: undefined, isStopping: false };
    case 'progress':
      if (step !== 'working') return state;
      return { ...state, tried: deleted.gone.size + event.tried, remaining: event.remaining };
    case 'stop':
      return step === 'working' ? { ...state, isStopping: true } : state;
    case 'ran': {
      if (step !== 'working') return state;
      const after = addOutcome(deleted, event.outcome);
      if (after.gone.size === event.count) return { step: 'reading', deleted: after };
      return { step: 'stopped', deleted: after, outcome: event.outcome };
    }
    case 'read':
      return step === 'reading' ? { step: 'done', deleted } : state;
    default:
      return event satisfies never;
  }
}

/**
 * Adds the result of another run. An item with a lost answer that is not found later was deleted by this person, so it
 * doesn't count as deleted by somebody else.
 */
export function addOutcome<Item>(before: Deleted<Item>, run: Deleted<Item>): Deleted<Item> {
  const gone = new Set([...before.gone, ...run.gone]);
  const byOthers = [...run.alreadyGone].filter((item) => !before.unclear.has(item));
  return {
    gone,
    alreadyGone: new Set([...before.alreadyGone, ...byOthers]),
    unclear: new Set([...before.unclear, ...run.unclear].filter((item) => !gone.has(item))),
  };
}
