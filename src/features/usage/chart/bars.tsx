import { AxisBottom, AxisLeft } from '@visx/axis';
import { scaleBand, scaleLinear, scaleOrdinal } from '@visx/scale';
import { BarStack } from '@visx/shape';
import { memo, useId, useMemo } from 'react';
import { drawnGib } from '#src/lib/gib.ts';
import { shortDayWords } from '#src/lib/utc-days.ts';
import type { Place } from './place.ts';
import type { Bar, Series } from './series.ts';
import { LookPattern } from './swatch.tsx';

/** The chart's height and its margins, in pixels. */
const height = 270;
const margin = { top: 26, right: 12, bottom: 24, left: 44 };
const plotHeight = height - margin.top - margin.bottom;
/** The width that the name of a day needs. */
const dayWidth = 52;

/** How days and GiB lie in a drawing of a width. */
export function scalesFor(bars: readonly Bar[], width: number) {
  const most = Math.max(...bars.map(({ total }) => drawnGib(total)), 0);
  const plotWidth = Math.max(width - margin.left - margin.right, 1);
  return {
    x: scaleBand({ domain: bars.map(({ day }) => day), range: [0, plotWidth], paddingInner: 0.25, paddingOuter: 0.1 }),
    y: scaleLinear({ domain: [0, most || 1], range: [plotHeight, 0], nice: true }),
  };
}

type Scales = ReturnType<typeof scalesFor>;

/** The bar, and the height in GiB, at a point of the drawing; the nearest bar for a point beside them. */
export function pointAt({ x, y }: Scales, left: number, top: number): { bar: number; gib: number } {
  const last = x.domain().length - 1;
  const bar = Math.floor((left - margin.left) / x.step());
  return { bar: Math.min(Math.max(bar, 0), last), gib: y.invert(top - margin.top) };
}

type BarsProps = {
  bars: readonly Bar[];
  series: readonly Series[];
  scales: Scales;
  width: number;
  place?: Place | undefined;
};

/** The drawing: it names nothing itself, and is told by the chart around it. */
export function Bars({ bars, series, scales, width, place }: BarsProps) {
  const { x } = scales;
  const id = useId();
  const at = place && bars[place.bar];
  const left = at && x(at.day);
  return (
    <svg width={width} height={height} aria-hidden="true" className="block overflow-visible">
      <defs>
        {series.map(({ key, look }) => (
          <LookPattern key={key} id={`${id}-${look}`} look={look} />
        ))}
      </defs>
      <g transform={`translate(${margin.left} ${margin.top})`}>
        {left !== undefined && (
          <rect
            x={left - (x.step() - x.bandwidth()) / 2}
            width={x.step()}
            height={plotHeight}
            className="fill-surface-hover forced-colors:fill-none forced-colors:stroke-[Highlight]"
          />
        )}
        <Axes scales={scales} />
        <Layers bars={bars} series={series} scales={scales} id={id} />
        {at && left !== undefined && place && <Mark bar={at} layer={place.layer} left={left} scales={scales} />}
      </g>
    </svg>
  );
}

const Axes = memo(function Axes({ scales: { x, y } }: { scales: Scales }) {
  const days = x.domain();
  const every = Math.max(1, Math.ceil(dayWidth / x.step()));
  const [, right] = x.range();
  return (
    <>
      <text x={-8} y={-12} textAnchor="end" className="fill-text-muted text-2xs">
        GiB
      </text>
      {y.ticks(4).map((tick) => (
        <line key={tick} x2={right} y1={y(tick)} y2={y(tick)} className="stroke-line" />
      ))}
      <AxisLeft
        scale={y}
        numTicks={4}
        hideAxisLine
        hideTicks
        tickFormat={(tick) => amounts.format(Number(tick))}
        tickClassName="[&_text]:fill-text-muted [&_text]:font-sans [&_text]:text-2xs"
      />
      <AxisBottom
        scale={x}
        top={plotHeight}
        tickValues={days.filter((_, place) => place % every === 0)}
        tickFormat={shortDayWords}
        hideTicks
        axisLineClassName="stroke-line-strong"
        tickClassName="[&_text]:fill-text-muted [&_text]:font-sans [&_text]:text-2xs"
      />
    </>
  );
});

const amounts = new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 3 });

type LayersProps = { bars: readonly Bar[]; series: readonly Series[]; scales: Scales; id: string };

/** Each part stands a pixel above the one below it, so that their edge can be seen. */
const Layers = memo(function Layers({ bars, series, scales: { x, y }, id }: LayersProps) {
  const placeOf = useMemo(() => new Map(series.map(({ key }, at) => [key, at])), [series]);
  const fill = scaleOrdinal({
    domain: series.map(({ key }) => key),
    range: series.map(({ look }) => `url(#${id}-${look})`),
  });
  return (
    <BarStack<Bar, string>
      data={[...bars]}
      keys={series.map(({ key }) => key)}
      x={({ day }) => day}
      value={({ parts }, key) => drawnGib(parts[placeOf.get(key) ?? -1] ?? 0n)}
      xScale={x}
      yScale={y}
      color={fill}
    >
      {(stacks) =>
        stacks.flatMap(({ key, bars: parts }) =>
          parts
            .filter((part) => part.height > 0)
            .map((part) => (
              <rect
                key={`${key} ${part.index}`}
                x={part.x}
                y={part.y}
                width={part.width}
                height={Math.max(part.height - 1, 0.5)}
                fill={part.color}
              />
            )),
        )
      }
    </BarStack>
  );
});

/** A frame around the part, or the bar, that somebody looks at. */
function Mark({
  bar,
  layer,
  left,
  scales: { x, y },
}: {
  bar: Bar;
  layer: number | undefined;
  left: number;
  scales: Scales;
}) {
  const below = bar.parts.slice(0, layer ?? 0).reduce((sum, bytes) => sum + drawnGib(bytes), 0);
  const size = drawnGib(layer === undefined ? bar.total : (bar.parts[layer] ?? 0n));
  const top = y(below + size);
  return (
    <rect
      x={left - 1}
      y={top - 1}
      width={x.bandwidth() + 2}
      height={Math.max(y(below) - top, 0) + 1}
      className="fill-none stroke-text forced-colors:stroke-[Highlight]"
      strokeWidth={2}
    />
  );
}
