/* oxlint-disable jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions -- one stop for Tab, in which the arrow keys walk */
import { type KeyboardEvent, type PointerEvent, useId, useMemo, useState } from 'react';
import { announce } from '#src/kit/feedback/announce.ts';
import { Bars, pointAt, scalesFor } from './bars.tsx';
import { layerAt, type Place, placeWords, walk } from './place.ts';
import type { Bar, Series } from './series.ts';
import { Swatch } from './swatch.tsx';
import { useWidth } from './use-width.ts';

export type UsageChartProps = {
  bars: readonly Bar[];
  series: readonly Series[];
  /** What all series are together: "all projects". */
  all: string;
  /** The last bar that can have something: that of today. */
  last: number;
  /** Called where the code of the chart can't be loaded, and the person closes the notice that says so. */
  onClose?: (() => void) | undefined;
};

/**
 * Stacked bars, one a day. Pointing at a part, or walking to it by the arrow keys, names its day, project and amount above the
 * bars; by keys, readers hear it too. The same numbers stand in a table of the page.
 */
export function UsageChart({ bars, series, all, last }: UsageChartProps) {
  const [box, width] = useWidth<HTMLDivElement>();
  const [place, setPlace] = useState<Place>();
  const hint = useId();
  const scales = useMemo(() => scalesFor(bars, width), [bars, width]);
  const at = place && bars[place.bar];
  const show = (next: Place) => {
    const bar = bars[next.bar];
    setPlace(next);
    if (bar) announce(placeWords(next, bar, series, all));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const next = walk(place ?? { bar: last, layer: undefined }, event.key, series.length, last);
    if (!next) return;
    event.preventDefault();
    show(next);
  };
  const onPoint = ({ currentTarget, clientX, clientY }: PointerEvent) => {
    const { left, top } = currentTarget.getBoundingClientRect();
    const { bar, gib } = pointAt(scales, clientX - left, clientY - top);
    const pointed = bars[bar];
    setPlace(pointed && { bar, layer: layerAt(pointed, gib) });
  };
  return (
    <>
      <p id={hint} className="mb-2 flex min-h-10 items-center gap-2 text-sm text-text-muted sm:min-h-6">
        {at && place ? (
          <>
            {place.layer !== undefined && <Swatch look={series[place.layer]?.look ?? 'other'} />}
            <span className="text-text tabular-nums">{placeWords(place, at, series, all)}</span>
          </>
        ) : (
          'Point at a bar for its day, project and amount, or walk there with the arrow keys.'
        )}
      </p>
      <div
        ref={box}
        role="application"
        aria-roledescription="chart"
        aria-label="Usage by UTC day and project"
        aria-describedby={hint}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onFocus={({ currentTarget }) =>
          currentTarget.matches(':focus-visible') && show(place ?? { bar: last, layer: undefined })
        }
        onBlur={() => setPlace(undefined)}
        onPointerMove={onPoint}
        onPointerDown={onPoint}
        onPointerLeave={() => setPlace(undefined)}
        className="min-w-0 touch-pan-y rounded-md"
      >
        {width > 0 && <Bars {...{ bars, series, scales, width, place }} />}
      </div>
    </>
  );
}
