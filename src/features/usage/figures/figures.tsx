import type { ReactNode } from 'react';
import { monthAfter } from '#domain/rules/utc-calendar.ts';
import { type Answer, known } from '#src/access/answer.ts';
import { formatGib } from '#src/lib/gib.ts';
import { monthWords } from '#src/lib/utc-days.ts';
import type { CycleUsage } from '../cycle/cycle-usage.ts';
import { cycleWords } from '../cycle/cycle-words.ts';
import type { UsageData } from '../use-usage.ts';
import { Figure, FigurePending } from './figure.tsx';
import { PaceFigure } from './pace-figure.tsx';
import type { Billed } from './use-billed.ts';

/** The cycle in three figures: what was received, what was in the cycle before, and where it will end at this pace. */
export function Figures({ data, billed }: { data: UsageData; billed: Billed }) {
  const { usage, today } = data;
  const { days } = usage;
  const passed = days.filter((day) => day <= today).length;
  const isOver = days.every((day) => day < today);
  return (
    <dl className="grid gap-4 md:grid-cols-3">
      <Figure title={isOver ? cycleWords(usage) : `${cycleWords(usage)}, so far`} value={formatGib(usage.total)}>
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
  return (
    <Figure title={title} value={lastValue(last)}>
      The whole billing cycle before
    </Figure>
  );
}

function lastValue(last: Answer<CycleUsage>): ReactNode {
  const before = known(last);
  if (before) return formatGib(before.total);
  return last.kind === 'loading' ? <FigurePending /> : <span className="text-text-muted">Not loaded</span>;
}
