import { scaleBand, scaleLinear } from '@visx/scale';
import { drawnGib } from '#src/lib/gib.ts';
import { chartHeight } from './chart-size.ts';
import { drawnLayers, layerAt } from './layers.ts';
import type { Place } from './place.ts';
import type { Bar } from './series.ts';

/** Around the plot, in pixels: room for the axes' labels. */
export const margin = { top: 28, right: 12, bottom: 28, left: 48 };
export const plotHeight = chartHeight - margin.top - margin.bottom;

/** The least height of a layer that has something, in pixels, with the gap to the next one. */
const leastHeight = 3;
/** The least height, in pixels, in which a layer is met by a mouse or a finger. */
const reach = 12;

/** A bar with the heights of its layers, in GiB. */
export interface DrawnBar {
  readonly day: string;
  readonly layers: readonly number[];
}

export type Layout = ReturnType<typeof layoutOf>;

/** How days and GiB lie in a drawing of this width. */
export function layoutOf(bars: readonly Bar[], width: number) {
  const most = Math.max(...bars.map(({ total }) => drawnGib(total)), 0);
  const plotWidth = Math.max(width - margin.left - margin.right, 1);
  const x = scaleBand({
    domain: bars.map(({ day }) => day),
    range: [0, plotWidth],
    paddingInner: 0.25,
    paddingOuter: 0.1,
  });
  const y = scaleLinear({ domain: [0, most || 1], range: [plotHeight, 0], nice: true });
  const least = y.invert(plotHeight - leastHeight);
  const drawn = bars.map(({ day, parts }): DrawnBar => ({ day, layers: drawnLayers(parts, least) }));
  return { x, y, drawn };
}

/** The place at a point of the drawing; in the nearest bar for a point beside them. */
export function placeAt({ x, y, drawn }: Layout, left: number, top: number): Place {
  const nearest = Math.floor((left - margin.left) / x.step());
  const bar = Math.min(Math.max(nearest, 0), drawn.length - 1);
  const layers = drawn[bar]?.layers ?? [];
  return { bar, layer: layerAt(layers, y.invert(top - margin.top), y.invert(plotHeight - reach)) };
}
