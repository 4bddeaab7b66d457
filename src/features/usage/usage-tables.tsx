import { DailyTotals } from './daily/daily-totals.tsx';
import { ProjectTotals } from './totals/project-totals.tsx';
import type { UsageData } from './use-usage.ts';

/** The totals by project and, where this cycle has any, the amounts by day. */
export function UsageTables({ data }: { data: UsageData }) {
  return (
    <>
      {data.totals.length > 0 && <ProjectTotals data={data} />}
      {data.usage.dailyTotals.length > 0 && <DailyTotals data={data} />}
    </>
  );
}
