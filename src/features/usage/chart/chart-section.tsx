import { Suspense, useMemo, useState } from 'react';
import { Section } from '#src/kit/text/section.tsx';
import { cycleWords } from '../cycle/cycle-words.ts';
import { UsageChart } from '../lazy-parts.ts';
import type { UsageData } from '../use-usage.ts';
import { Barless } from './barless.tsx';
import { ChartPending } from './chart-pending.tsx';
import { Legend } from './legend.tsx';
import { barsOf, type Series, seriesOf } from './series.ts';

type ChartSectionProps = {
  data: UsageData;
  /** The IDs of the projects that are singled out; none for all. */
  chosen: readonly string[];
};

/** The bars with their legend, whose projects lead to the bars of that project alone. */
export function ChartSection({ data, chosen }: ChartSectionProps) {
  const { usage, named, today } = data;
  const [isMissing, setIsMissing] = useState(false);
  const series = useMemo(() => seriesOf(usage, named, chosen), [usage, named, chosen]);
  const bars = useMemo(() => barsOf(usage, series), [usage, series]);
  const isAll = chosen.length === 0;
  const last = usage.days.findLastIndex((day) => day <= today);
  return (
    <Section title="Each day" description={`Data received in ${cycleWords(usage)}, by UTC day and project.`}>
      <div className="rounded-lg border border-line bg-surface-raised p-4">
        <Legend series={series} isAll={isAll} />
        <Barless data={data} chosen={chosen} />
        {isMissing && <p className="text-text-muted">The chart isn’t loaded. The list below has the same numbers.</p>}
        {series.length > 0 && !isMissing && (
          <Suspense fallback={<ChartPending days={bars.length} />}>
            <UsageChart
              {...{ bars, series }}
              all={isAll ? 'all projects' : shownWords(series)}
              last={last < 0 ? bars.length - 1 : last}
              onClose={() => setIsMissing(true)}
            />
          </Suspense>
        )}
      </div>
    </Section>
  );
}

/** What the chosen projects are together. */
function shownWords([only, ...others]: readonly Series[]): string {
  return only && others.length === 0 && only.projectIds.length === 1 ? only.label : 'the projects shown';
}
