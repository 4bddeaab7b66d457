import { Link } from '@tanstack/react-router';
import { Suspense, useMemo, useState } from 'react';
import { textLinkClass } from '#src/kit/controls/text-link.ts';
import { Skeleton } from '#src/kit/feedback/skeleton.tsx';
import { Section } from '#src/kit/text/section.tsx';
import { UserText } from '#src/kit/text/user-text.tsx';
import { cycleWords } from '../cycle/cycle-words.ts';
import { UsageChart } from '../lazy-parts.ts';
import type { UsageData } from '../use-usage.ts';
import { barsOf, type Series, seriesOf } from './series.ts';
import { Swatch } from './swatch.tsx';

type ChartSectionProps = {
  data: UsageData;
  /** The IDs of the projects that are singled out; none for all. */
  chosen: readonly string[];
};

/** The bars with their legend, whose projects lead to the bars of that project alone. */
export function ChartSection({ data: { usage, named, today }, chosen }: ChartSectionProps) {
  const [isMissing, setIsMissing] = useState(false);
  const series = useMemo(() => seriesOf(usage, named, chosen), [usage, named, chosen]);
  const bars = useMemo(() => barsOf(usage, series), [usage, series]);
  const isAll = chosen.length === 0;
  const last = usage.days.findLastIndex((day) => day <= today);
  return (
    <Section title="Each day" description={`Data received in ${cycleWords(usage)}, by UTC day and project.`}>
      <div className="rounded-lg border border-line bg-surface-raised p-4">
        <Legend series={series} isAll={isAll} />
        {series.length === 0 && <p className="text-text-muted">Received nothing in {cycleWords(usage)}.</p>}
        {isMissing && <p className="text-text-muted">The chart isn’t loaded. The list below has the same numbers.</p>}
        {series.length > 0 && !isMissing && (
          <Suspense fallback={<ChartPending />}>
            <UsageChart
              {...{ bars, series }}
              all={isAll ? 'all projects' : 'the projects shown'}
              last={last < 0 ? bars.length - 1 : last}
              onClose={() => setIsMissing(true)}
            />
          </Suspense>
        )}
      </div>
    </Section>
  );
}

/** Which look is whose, in the order of the layers from the axis up. */
function Legend({ series, isAll }: { series: readonly Series[]; isAll: boolean }) {
  return (
    <div className="mb-2 flex flex-wrap items-center gap-x-4 gap-y-1">
      <ul aria-label="Projects in the chart" className="contents">
        {series.map(({ key, label, look, projectIds }) => (
          <li key={key} className="flex min-h-6 min-w-0 items-center gap-2">
            <Swatch look={look} />
            {isAll && projectIds.length === 1 ? (
              <Link
                to="."
                search={(previous: object) => ({ ...previous, project: projectIds, page: undefined })}
                resetScroll={false}
                className="inline-flex min-h-6 min-w-0 items-center rounded-sm no-underline hover:text-accent hover:underline"
              >
                <span className="sr-only">Only </span>
                <UserText lines={1}>{label}</UserText>
              </Link>
            ) : (
              <UserText lines={1}>{label}</UserText>
            )}
          </li>
        ))}
      </ul>
      {!isAll && (
        <Link
          to="."
          search={(previous: object) => ({ ...previous, project: undefined, page: undefined })}
          resetScroll={false}
          className={textLinkClass}
        >
          Show all projects
        </Link>
      )}
    </div>
  );
}

/** As high as the chart with its line of words. */
function ChartPending() {
  return (
    <output className="block">
      <span className="sr-only">Loading…</span>
      <Skeleton className="h-74" />
    </output>
  );
}
