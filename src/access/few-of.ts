import { formatCount } from '#src/lib/counted.ts';
import { isolated } from '#src/lib/isolated.ts';

const list = new Intl.ListFormat('en', { type: 'conjunction' });

/** Names in a sentence, cut after four when there are more than five: "a, b, c, d, and 12 more". */
export function fewOf(names: readonly string[]): string {
  const few =
    names.length > 5
      ? [...names.slice(0, 4).map(isolated), `${formatCount(names.length - 4)} more`]
      : names.map(isolated);
  return list.format(few);
}
