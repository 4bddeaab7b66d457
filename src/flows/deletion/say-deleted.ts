import { type ApiError, readError } from '#src/api/errors.ts';
import { showNewRow } from '#src/flows/list/new-row.ts';
import { toast } from '#src/kit/feedback/toast.tsx';
import { counted } from '#src/lib/counted.ts';
import { deletedWords, objectWords } from './deletion-words.ts';
import { type Deleted, type Deletion, mostUndone, type Undo } from './deletion.ts';

/** Shows a toast about what was deleted, with Undo for what this person deleted and the backend would recreate. */
export function sayDeleted<Item>(deletion: Deletion<Item>, deleted: Deleted<Item>): void {
  const { items, undo } = deletion;
  const own = items.filter((item) => deleted.gone.has(item) && !deleted.alreadyGone.has(item));
  const possible = undo && own.length <= mostUndone ? own.filter(undo.isPossible) : [];
  const canUndo = undo && possible.length > 0;
  toast(deletedWords(deletion, deleted), {
    undo: canUndo ? () => void restore(deletion, undo, { items: possible, of: possible.length }) : undefined,
  });
}

/** The items to recreate, and how many were deleted in all. */
type Restoring<Item> = { readonly items: readonly Item[]; readonly of: number };

/**
 * Recreates deleted items one by one and shows the result in a toast, with a retry for the failed ones. If the server is
 * unreachable or the session ended, the rest is not tried.
 */
async function restore<Item>(deletion: Deletion<Item>, undo: Undo<Item>, restoring: Restoring<Item>): Promise<void> {
  const { items, of } = restoring;
  const left: Item[] = [];
  const restored: string[] = [];
  let failure: ApiError | undefined;
  for (const item of items) {
    const isHopeless = failure?.kind === 'offline' || failure?.kind === 'signed-out';
    const error = isHopeless ? failure : await errorOf(async () => restored.push(await undo.remake(item)));
    failure ??= error;
    if (error) left.push(item);
  }
  await deletion.refresh(new Set());
  showNewRow(...restored);
  if (!failure) toast(`Restored ${objectWords(deletion, items)}`);
  else {
    toast(notRestored(deletion, { items: left, of }, failure), {
      failed: true,
      undo: () => void restore(deletion, undo, { items: left, of }),
    });
  }
}

async function errorOf(remake: () => Promise<unknown>): Promise<ApiError | undefined> {
  try {
    await remake();
    return undefined;
  } catch (thrown) {
    const error = readError(thrown);
    // The item exists: an answer was lost, or somebody else recreated it first.
    return error.kind === 'exists' ? undefined : error;
  }
}

function notRestored<Item>(deletion: Deletion<Item>, { items, of }: Restoring<Item>, { message }: ApiError): string {
  const those = items.length === 1 ? objectWords(deletion, items) : `${items.length} of ${counted(of, deletion.noun)}`;
  return `Not restored: ${those}. ${message}`;
}
