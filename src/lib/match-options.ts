import { fold, foldedWords } from '#domain/rules/search-text.ts';

/** An option in a list. `keywords` are searched but not shown (an ID, an e-mail address). */
export type Option<T extends string = string> = {
  value: T;
  label: string;
  description?: string | undefined;
  keywords?: string | undefined;
};

/** The first `limit` options that contain every word of `query`, best first, and the number of all matches. */
export function matchOptions<O extends Option>(
  options: readonly O[],
  query: string,
  limit: number,
): { shown: O[]; total: number } {
  const words = foldedWords(query);
  if (words.length === 0) return { shown: options.slice(0, limit), total: options.length };
  const first: O[] = [];
  const rest: O[] = [];
  const whole = words.join(' ');
  for (const option of options) {
    const { label, text } = foldedOnce(option);
    if (!words.every((word) => text.includes(word))) continue;
    (label.startsWith(whole) ? first : rest).push(option);
  }
  const all = first.concat(rest);
  return { shown: all.slice(0, limit), total: all.length };
}

type Folded = { readonly label: string; readonly text: string };

/** The texts of options that were searched before: folding 10,000 of them at every key takes longer than a frame. */
const folded = new WeakMap<Option, Folded>();

function foldedOnce(option: Option): Folded {
  const known = folded.get(option);
  if (known) return known;
  const label = fold(option.label);
  const made = { label, text: `${label} ${fold(option.description ?? '')} ${fold(option.keywords ?? '')}` };
  folded.set(option, made);
  return made;
}
