import { Skeleton } from '#src/kit/feedback/skeleton.tsx';
import { cx } from '#src/lib/cx.ts';
import { chartHeight, placeClass } from './chart-size.ts';

const heights = ['h-1/2', 'h-4/5', 'h-full', 'h-4/5', 'h-2/3'];

/** A placeholder for the chart, in its shape: the line of words, and a bar for each day. */
export function ChartPending({ days }: { days: number }) {
  return (
    <output className="block">
      <span className="sr-only">Loading…</span>
      <div className={placeClass}>
        <Skeleton className="h-3 w-96 max-w-full" />
      </div>
      <div className="flex items-end gap-px pt-12 pr-3 pb-7 pl-12 sm:gap-1.5" style={{ height: chartHeight }}>
        {Array.from({ length: days }, (_, at) => (
          <Skeleton key={at} className={cx('flex-1', heights[at % heights.length])} />
        ))}
      </div>
    </output>
  );
}
