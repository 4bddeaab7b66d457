import type { ReactNode } from 'react';
import { monthAfter } from '#domain/rules/utc-calendar.ts';
import { known } from '#src/access/answer.ts';
import { Skeleton } from '#src/kit/feedback/skeleton.tsx';
import { formatGib } from '#src/lib/gib.ts';
import { monthWords } from '#src/lib/utc-days.ts';
import { cycleWords } from '../cycle/cycle-words.ts';
import type { UsageData } from '../use-usage.ts';
import { Figure } from './figure.tsx';
import { PaceFigure } from './pace-figure.tsx';
import type { Billed } from './use-billed.ts';

/** The cycle in three figures: what was received, what was in the cycle before, and where it will end at this pace. */
export function Figures({ data, billed }: { data: UsageData; billed: Billed }) {
  const { usage, today } = data;
  const { days } = usage;
  const passed = days.filter((day) => day <= today).length;
  return (
    <dl className="grid gap-4 sm:grid-cols-3">
      <Figure
        title={passed < days.length ? `${cycleWords(usage)}, so far` : cycleWords(usage)}
        value={formatGib(usage.total)}
      >
        Day {Math.max(passed, 1)} of {days.length}, in UTC
      </Figure>
      <LastFigure data={data} />
      <PaceFigure data={data} billed={billed} />
    </dl>
  );
}

function LastFigure({ data: { usage, last } }: { data: UsageData }): ReactNode {
  const title = usage.month === undefined ? 'The billing cycle before' : monthWords(monthAfter(usage.month, -1));
  if (!last) return <Figure title={title}>This server doesn’t tell what earlier billing cycles received.</Figure>;
  const before = known(last);
  if (before) {
    return (
      <Figure title={title} value={formatGib(before.total)}>
        The whole billing cycle before
      </Figure>
    );
  }
  return (
    <Figure title={title} value={last.kind === 'loading' ? <Skeleton className="my-1.5 h-4 w-28" /> : undefined}>
      {last.kind === 'loading' ? <span className="sr-only">Loading…</span> : 'Not loaded'}
    </Figure>
  );
}
