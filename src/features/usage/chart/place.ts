import { formatGib } from '#src/lib/gib.ts';
import { isolated } from '#src/lib/isolated.ts';
import { dayWords } from '#src/lib/utc-days.ts';
import type { Bar, Series } from './series.ts';

/** Where somebody looks: at a bar, and at one layer of it or (`undefined`) at all of it. Both are counted from 0. */
export interface Place {
  readonly bar: number;
  readonly layer: number | undefined;
}

/**
 * Where a key leads: left and right from day to day, up and down through the layers as they lie, with the whole bar above
 * them; Home and End to the first and the last day. `undefined` for any other key. `last` is the last bar to walk to.
 */
export function walk({ bar, layer }: Place, key: string, layers: number, last: number): Place | undefined {
  const to = (next: number) => ({ bar: Math.min(Math.max(next, 0), last), layer });
  switch (key) {
    case 'ArrowLeft':
      return to(bar - 1);
    case 'ArrowRight':
      return to(bar + 1);
    case 'Home':
      return to(0);
    case 'End':
      return to(last);
    case 'ArrowUp':
      return { bar, layer: layer === undefined || layer + 1 >= layers ? undefined : layer + 1 };
    case 'ArrowDown':
      return { bar, layer: layer === undefined ? layers - 1 : Math.max(layer - 1, 0) };
    default:
      return undefined;
  }
}

/**
 * "29 Nov 2026, Production: 4.20 GiB of 6.10 GiB", "29 Nov 2026, all projects: 6.10 GiB".
 * @param all what all layers are together: "all projects", or the name of the only one
 */
export function placeWords(
  { layer }: Place,
  { day, parts, total }: Bar,
  series: readonly Series[],
  all: string,
): string {
  const one = layer === undefined ? undefined : series[layer];
  if (layer === undefined || !one) return `${dayWords(day)}, ${isolated(all)}: ${formatGib(total)}`;
  const part = `${dayWords(day)}, ${isolated(one.label)}: ${formatGib(parts[layer] ?? 0n)}`;
  return series.length > 1 ? `${part} of ${formatGib(total)}` : part;
}
