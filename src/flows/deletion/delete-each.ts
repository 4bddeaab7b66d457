import { readError, type ApiError } from '#src/api/errors.ts';
import { isGone } from '#src/api/is-gone.ts';
import type { Deleted } from './deletion.ts';

/** What became of one run. An item that is neither gone nor refused is not known to be gone. */
export interface DeleteOutcome<Item> extends Deleted<Item> {
  readonly refused: readonly { readonly item: Item; readonly error: ApiError }[];
  /** Why the rest was not tried: the server is out of reach, the session over, or all that was tried lately was refused. */
  readonly halted: ApiError | undefined;
}

type Options<Item> = {
  readonly remove: (item: Item) => Promise<void>;
  /** Called after each, with how many were tried. */
  readonly onProgress: (tried: number) => void;
  /** Ends the run after the deletions that are under way. */
  readonly signal: AbortSignal;
};

/** How many deletions run at once: enough to hide the way to the server and back, without keeping it from others. */
const lanes = 4;
/** After so many refusals in a row the next one would be refused, too. */
const hopeless = 20;

/**
 * Deletes the items in their order, a few at a time, and then `last`, one by one. Never throws. A refusal of one says nothing
 * about the others, so they are tried. `last` is tried only when all before it are gone: it holds the right to delete them.
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
