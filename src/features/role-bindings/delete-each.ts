import { readError, type ApiError } from '#src/api/errors.ts';

/** What became of many deletions. What was neither deleted nor refused was not tried: it was stopped before. */
export interface DeleteOutcome<Item> {
  /** Those that are gone now, whoever deleted them. */
  readonly deleted: ReadonlySet<Item>;
  readonly refused: readonly { readonly item: Item; readonly error: ApiError }[];
  /** Why the rest was not tried: the server is out of reach, or the session over. */
  readonly halted: ApiError | undefined;
}

type Options<Item> = {
  readonly remove: (item: Item) => Promise<void>;
  /** Called after each, with how many were tried. */
  readonly onProgress: (tried: number) => void;
  /** Ends it after those that are under way. */
  readonly signal: AbortSignal;
};

/** At once: enough to hide the way to the server and back, and not to keep it from others. */
const lanes = 4;

/**
 * Deletes one after the other, in `lanes` at a time, and in their order. Never throws. A refusal of one says nothing of
 * the others, and they are tried; a server that can't be reached, or a session that ended, ends it.
 */
export async function deleteEach<Item>(
  items: Iterable<Item>,
  { remove, onProgress, signal }: Options<Item>,
): Promise<DeleteOutcome<Item>> {
  const deleted = new Set<Item>();
  const refused: { item: Item; error: ApiError }[] = [];
  let halted: ApiError | undefined;
  const waiting = items[Symbol.iterator]();
  const lane = async () => {
    for (let next = waiting.next(); !next.done; next = waiting.next()) {
      const item = next.value;
      const error = await errorOf(remove(item));
      if (!error || error.kind === 'not-found') deleted.add(item);
      else if (error.kind === 'offline' || error.kind === 'signed-out') halted ??= error;
      else refused.push({ item, error });
      onProgress(deleted.size + refused.length);
      if (signal.aborted || halted) return;
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return { deleted, refused, halted };
}

async function errorOf(deletion: Promise<void>): Promise<ApiError | undefined> {
  try {
    await deletion;
    return undefined;
  } catch (thrown) {
    return readError(thrown);
  }
}
