/* oxlint-disable jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions -- one stop for Tab, in which the arrow keys walk */
import { type KeyboardEvent, type PointerEvent, useId, useMemo, useState } from 'react';
import { announce } from '#src/kit/feedback/announce.ts';
import { Bars } from './bars.tsx';
import { placeClass } from './chart-size.ts';
import { layoutOf, placeAt } from './layout.ts';
import { type Place, placeWords, walk } from './place.ts';
import type { Bar, Series } from './series.ts';
import { Swatch } from './swatch.tsx';
import { usePressOutside } from './use-press-outside.ts';
import { useWidth } from './use-width.ts';

export type UsageChartProps = {
  bars: readonly Bar[];
  series: readonly Series[];
  /** What all series are together: "all projects", or the name of the only one. */
  all: string;
  /** The last bar that can have something: that of today. */
  last: number;
  /** Called where the code of the chart can't be loaded, and the person closes the notice that says so. */
  onClose?: (() => void) | undefined;
};

/**
 * Stacked bars, one a day. Pointing at a part, or walking to it by the arrow keys, names its day, project and amount above the
 * bars; by keys, readers hear it too. What a finger touched stays named until the next touch. The same numbers stand in a table
 * of the page.
 */
export function UsageChart({ bars, series, all, last }: UsageChartProps) {
  const [box, width] = useWidth<HTMLDivElement>();
  const [place, setPlace] = useState<Place>();
  const hint = useId();
  const layout = useMemo(() => layoutOf(bars, width), [bars, width]);
  const at = place && bars[place.bar];
  const leave = () => setPlace(undefined);
  usePressOutside(box, place !== undefined, leave);
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
    setPlace(placeAt(layout, clientX - left, clientY - top));
  };
  return (
    <>
      <p id={hint} className={`${placeClass} text-text-muted`}>
        {at && place ? (
          <>
            {place.layer !== undefined && <Swatch look={series[place.layer]?.look ?? 'other'} />}
            <span className="text-text tabular-nums">{placeWords(place, at, series, all)}</span>
          </>
        ) : (
          <>
            <span className="pointer-coarse:hidden">
              Point at a bar for its day, project and amount, or walk there with the arrow keys.
            </span>
            <span className="not-pointer-coarse:hidden">Tap a bar for its day, project and amount.</span>
          </>
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
        onBlur={leave}
        onPointerMove={onPoint}
        onPointerDown={onPoint}
        onPointerLeave={({ pointerType }) => pointerType !== 'touch' && leave()}
        className="min-w-0 touch-pan-y rounded-md"
      >
        {width > 0 && <Bars {...{ series, layout, width, place }} />}
      </div>
    </>
  );
}
