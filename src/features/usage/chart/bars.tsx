import { AxisBottom, AxisLeft } from '@visx/axis';
import { scaleOrdinal } from '@visx/scale';
import { BarStack } from '@visx/shape';
import { memo, useId, useMemo } from 'react';
import { shortDayWords } from '#src/lib/utc-days.ts';
import { chartHeight } from './chart-size.ts';
import { sumOf } from './layers.ts';
import { type DrawnBar, type Layout, margin, plotHeight } from './layout.ts';
import type { Place } from './place.ts';
import type { Series } from './series.ts';
import { LookPattern } from './swatch.tsx';

/** The width that the name of a day needs. */
const dayWidth = 60;

type BarsProps = {
  series: readonly Series[];
  layout: Layout;
  width: number;
  place?: Place | undefined;
};

/** The drawing: it names nothing itself, and is told by the chart around it. */
export function Bars({ series, layout, width, place }: BarsProps) {
  const { x, drawn } = layout;
  const id = useId();
  const at = place && drawn[place.bar];
  const left = at && x(at.day);
  return (
    <svg width={width} height={chartHeight} aria-hidden="true" className="block overflow-visible">
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
        <Axes layout={layout} />
        <Layers series={series} layout={layout} id={id} />
        {at && left !== undefined && place && <Mark bar={at} layer={place.layer} left={left} layout={layout} />}
      </g>
    </svg>
  );
}

const tickClass = '[&_text]:fill-text-muted [&_text]:font-sans [&_text]:text-sm [&_text]:tabular-nums';

const Axes = memo(function Axes({ layout: { x, y } }: { layout: Layout }) {
  const days = x.domain();
  const every = Math.max(1, Math.ceil(dayWidth / x.step()));
  const [, right] = x.range();
  return (
    <>
      <text x={-8} y={-14} textAnchor="end" className="fill-text-muted text-sm">
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
        tickClassName={tickClass}
      />
      <AxisBottom
        scale={x}
        top={plotHeight}
        tickValues={days.filter((_, place) => place % every === 0)}
        tickFormat={shortDayWords}
        hideTicks
        axisLineClassName="stroke-line-strong"
        tickClassName={tickClass}
      />
    </>
  );
});

const amounts = new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 3 });

type LayersProps = { series: readonly Series[]; layout: Layout; id: string };

/** Each part stands a pixel above the one below it, so that their edge can be seen. */
const Layers = memo(function Layers({ series, layout: { x, y, drawn }, id }: LayersProps) {
  const placeOf = useMemo(() => new Map(series.map(({ key }, at) => [key, at])), [series]);
  const fill = scaleOrdinal({
    domain: series.map(({ key }) => key),
    range: series.map(({ look }) => `url(#${id}-${look})`),
  });
  return (
    <BarStack<DrawnBar, string>
      data={[...drawn]}
      keys={series.map(({ key }) => key)}
      x={({ day }) => day}
      value={({ layers }, key) => layers[placeOf.get(key) ?? -1] ?? 0}
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
                height={part.height - 1}
                fill={part.color}
              />
            )),
        )
      }
    </BarStack>
  );
});

type MarkProps = { bar: DrawnBar; layer: number | undefined; left: number; layout: Layout };

/** A frame around the part, or the bar, that somebody looks at. */
function Mark({ bar: { layers }, layer, left, layout: { x, y } }: MarkProps) {
  const below = sumOf(layers.slice(0, layer ?? 0));
  const top = y(below + (layer === undefined ? sumOf(layers) : (layers[layer] ?? 0)));
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
