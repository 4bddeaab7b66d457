import type { BindingFacts, BindingProblem } from '#src/access/binding-problems.ts';
import { type KnownAccess, lossOf } from '#src/access/loss.ts';

/** More than these are deleted only after a number is typed. */
const most = 25;

type Mended = BindingFacts & { readonly problems: readonly BindingProblem[] };

/**
 * Whether these role bindings can be deleted without a question: nobody loses anything, whoever could sign in. What gives
 * something to a subject that nobody can sign in as goes only if Undo brings it back.
 * @param all the role bindings as they are now: a duplicate whose twin is gone meanwhile is none
 */
export function mendsAtOnce(
  items: readonly Mended[],
  all: readonly BindingFacts[],
  known: KnownAccess & { readonly canRemake: (item: BindingFacts) => boolean },
): boolean {
  const { subjects, barred } = lossOf(items, all, known);
  const losing = new Set([...subjects, ...barred].map(({ subject }) => subject));
  const isHarmless = (item: Mended) =>
    !losing.has(item.subject) || (item.problems.includes('no-sign-in') && known.canRemake(item));
  return items.length <= most && items.every(isHarmless);
}
