import { drawnGib } from '#src/lib/gib.ts';

/**
 * The layers of a bar as they are drawn, in GiB: none that has something is thinner than `least`. What that adds is taken from
 * the largest, so that the bar stays as high as its total, if there is room.
 */
export function drawnLayers(parts: readonly bigint[], least: number): readonly number[] {
  const sizes = parts.map(drawnGib);
  const drawn = sizes.map((size) => (size > 0 ? Math.max(size, least) : 0));
  const largest = drawn.indexOf(Math.max(...drawn));
  const excess = sumOf(drawn) - sumOf(sizes);
  return drawn.map((size, at) => (at === largest && excess > 0 ? Math.max(size - excess, least) : size));
}

/**
 * The layer at a height, all in GiB; `undefined` above all of them. A thin layer is met in a strip of `reach` around it, and
 * where several are, the nearest is the one.
 */
export function layerAt(layers: readonly number[], height: number, reach: number): number | undefined {
  let top = 0;
  const met = layers.flatMap((size, at) => {
    top += size;
    const away = Math.abs(height - (top - size / 2));
    return size > 0 && away <= Math.max(size, reach) / 2 ? [{ at, away }] : [];
  });
  return met.toSorted((one, other) => one.away - other.away)[0]?.at;
}

/** The sum of some numbers. */
export function sumOf(sizes: readonly number[]): number {
  return sizes.reduce((sum, size) => sum + size, 0);
}
