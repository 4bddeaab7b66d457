import { fold, foldedWords } from './fold.ts';

/** An option in a list. `keywords` are searched but not shown (an ID, an e-mail address). */
export type Option<T extends string = string> = {
  value: T;
  label: string;
  description?: string | undefined;
  keywords?: string | undefined;
};

/** The first `limit` options that contain every word of `query`, best first, and the number of all matches. */
export function matchOptions<T extends string>(
  options: readonly Option<T>[],
  query: string,
  limit: number,
): { shown: Option<T>[]; total: number } {
  const words = foldedWords(query);
  if (words.length === 0) return { shown: options.slice(0, limit), total: options.length };
  const first: Option<T>[] = [];
  const rest: Option<T>[] = [];
  const whole = words.join(' ');
  for (const option of options) {
    const label = fold(option.label);
    const text = `${label} ${fold(option.description ?? '')} ${fold(option.keywords ?? '')}`;
    if (!words.every((word) => text.includes(word))) continue;
    (label.startsWith(whole) ? first : rest).push(option);
  }
  const all = first.concat(rest);
  return { shown: all.slice(0, limit), total: all.length };
}
