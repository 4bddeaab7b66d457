import { Skeleton } from '#src/kit/feedback/skeleton.tsx';
import { cx } from '#src/lib/cx.ts';
import { chartHeight, placeClass } from './chart-size.ts';

const heights = ['h-24', 'h-36', 'h-48', 'h-36'];

/** A placeholder for the chart, in its shape: the line of words, and a bar for each day. */
export function ChartPending({ days }: { days: number }) {
  return (
    <output className="block">
      <span className="sr-only">Loading…</span>
      <div className={placeClass}>
        <Skeleton className="h-3 w-96 max-w-full" />
      </div>
      <div className="flex items-end gap-1" style={{ height: chartHeight, padding: '48px 12px 28px 48px' }}>
        {Array.from({ length: days }, (_, at) => (
          <Skeleton key={at} className={cx('flex-1', heights[at % heights.length])} />
        ))}
      </div>
    </output>
  );
}
