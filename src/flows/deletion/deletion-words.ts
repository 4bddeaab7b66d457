import { fewOf } from '#src/access/few-of.ts';
import { counted, formatCount } from '#src/lib/counted.ts';
import { isolated } from '#src/lib/isolated.ts';
import { type Deleted, type Deletion, mostUndone, toDelete } from './deletion.ts';

type Named<Item> = Pick<Deletion<Item>, 'noun' | 'nounOfOne' | 'nameOf' | 'verb'>;

/** Names these items in a sentence: "service account ci-main", "3 role bindings". */
export function objectWords<Item>({ noun, nounOfOne = noun, nameOf }: Named<Item>, items: readonly Item[]): string {
  const [only] = items;
  return only !== undefined && items.length === 1
    ? `${nounOfOne} ${isolated(nameOf(only))}`
    : counted(items.length, noun);
}

/** The same without a name, for a button: "service account", "3 role bindings". */
export function countWords<Item>({ noun, items }: Pick<Deletion<Item>, 'noun' | 'items'>): string {
  return items.length === 1 ? noun : counted(items.length, noun);
}

/** The toast after the dialog: "Deleted 18 role bindings; 2 were already deleted". */
export function deletedWords<Item>(deletion: Named<Item> & { items: readonly Item[] }, deleted: Deleted<Item>): string {
  const { gone, alreadyGone } = deleted;
  const { items, noun, verb = toDelete } = deletion;
  const done = capitalized(verb.acted);
  if (gone.size < items.length) return `${done} ${formatCount(gone.size)} of ${counted(items.length, noun)}`;
  const all = objectWords(deletion, items);
  if (alreadyGone.size === 0) return `${done} ${all}`;
  if (alreadyGone.size === items.length) return `${capitalized(all)} ${were(items.length)} already ${verb.acted}`;
  const own = counted(items.length - alreadyGone.size, noun);
  return `${done} ${own}; ${formatCount(alreadyGone.size)} ${were(alreadyGone.size)} already ${verb.acted}`;
}

/** Why there is no way back, or not for all of them. Nothing where Undo restores everything. */
export function noUndoWords<Item>({
  undo,
  items,
  noun,
  nameOf,
  verb,
}: Pick<Deletion<Item>, 'undo' | 'items' | 'noun' | 'nameOf' | 'verb'>): string | undefined {
  if (verb?.isReversible) return undefined;
  if (!undo) return 'This can’t be undone.';
  if (items.length > mostUndone) return `Undo restores up to ${counted(mostUndone, noun)}, so this can’t be undone.`;
  const lost = items.filter((item) => !undo.isPossible(item));
  if (lost.length === 0) return undefined;
  if (lost.length === items.length) return 'This can’t be undone.';
  const possible = formatCount(items.length - lost.length);
  return `Undo can restore ${possible} of these ${counted(items.length, noun)}. It can’t restore ${fewOf(lost.map(nameOf))}.`;
}

function were(count: number): string {
  return count === 1 ? 'was' : 'were';
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
