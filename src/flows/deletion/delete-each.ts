import { readError, type ApiError } from '#src/api/errors.ts';
import { isGone } from '#src/api/is-gone.ts';
import type { Deleted } from './deletion.ts';

/** The result of one run. Items in neither set may still exist. */
export interface DeleteOutcome<Item> extends Deleted<Item> {
  readonly refused: readonly { readonly item: Item; readonly error: ApiError }[];
  /** Why the rest was not tried: the server is unreachable, the session ended, or too many were refused in a row. */
  readonly halted: ApiError | undefined;
}

type Options<Item> = {
  readonly remove: (item: Item) => Promise<void>;
  /** Called after each item, with the number tried so far. */
  readonly onProgress: (tried: number) => void;
  /** Ends the run once the deletions under way have finished. */
  readonly signal: AbortSignal;
};

/** Parallel deletions: enough to hide the network delay without crowding out other requests. */
const lanes = 4;
/** After this many refusals in a row, the rest would be refused too. */
const hopeless = 20;

/**
 * Deletes the items in order, a few at a time, then `last` one by one. Never throws. Goes on after a refusal, because
 * others may succeed. `last` is tried only if all others are gone: it gives the right to delete them.
 */
export async function deleteEach<Item>(
  { first, last }: { readonly first: Iterable<Item>; readonly last: Iterable<Item> },
  { remove, onProgress, signal }: Options<Item>,
): Promise<DeleteOutcome<Item>> {
  const gone = new Set<Item>();
  const alreadyGone = new Set<Item>();
  const unclear = new Set<Item>();
  const refused: { item: Item; error: ApiError }[] = [];
  let halted: ApiError | undefined;
  let inARow = 0;
  const removeOne = async (item: Item) => {
    const error = await errorOf(remove(item));
    const isDeleted = !error || isGone(error);
    inARow = isDeleted ? 0 : inARow + 1;
    if (isDeleted) gone.add(item);
    else if (error.kind === 'offline' || error.kind === 'signed-out') halted ??= error;
    else {
      refused.push({ item, error });
      if (inARow >= hopeless) halted ??= error;
    }
    if (isDeleted && error) alreadyGone.add(item);
    if (error?.isUncertain) unclear.add(item);
    onProgress(gone.size + refused.length);
  };
  const isOver = () => signal.aborted || halted !== undefined;
  const waiting = first[Symbol.iterator]();
  const lane = async () => {
    for (let next = waiting.next(); !next.done; next = waiting.next()) {
      await removeOne(next.value);
      if (isOver()) return;
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  for (const item of last) if (!isOver() && refused.length === 0) await removeOne(item);
  return { gone, alreadyGone, unclear, refused, halted };
}

async function errorOf(deletion: Promise<void>): Promise<ApiError | undefined> {
  try {
    await deletion;
    return undefined;
  } catch (thrown) {
    return readError(thrown);
  }
}
