import { Suspense } from 'react';
import { usualPageSize } from '#src/flows/list/list-search.ts';
import { Skeleton, TableSkeleton } from '#src/kit/feedback/skeleton.tsx';
import { Section } from '#src/kit/text/section.tsx';
import { DailyTotals, ProjectTotals } from './lazy-parts.ts';
import type { UsageData } from './use-usage.ts';

/** The totals by project and, where this cycle has any, the amounts by day; the code of the tables loads after the figures. */
export function TableSections({ data }: { data: UsageData }) {
  const { totals, usage, seesAllProjects } = data;
  const days = usage.dailyTotals.length;
  return (
    <>
      {totals.length > 0 && (
        <Section
          title="By project"
          description={
            seesAllProjects
              ? 'Deleted projects still count, under their last name. Renamed projects have their present name.'
              : 'Deleted projects still count, under their last name. You don’t see all projects, so it isn’t known here which are deleted.'
          }
        >
          <Suspense fallback={<TableSkeleton columns={4} rows={totals.length > 1 ? totals.length + 1 : 1} />}>
            <ProjectTotals data={data} />
          </Suspense>
        </Section>
      )}
      {days > 0 && (
        <Section title="By day and project" description="The numbers of the chart, to search, filter and export.">
          <Suspense fallback={<ListPending rows={Math.min(days, usualPageSize)} />}>
            <DailyTotals data={data} />
          </Suspense>
        </Section>
      )}
    </>
  );
}

function ListPending({ rows }: { rows: number }) {
  return (
    <div className="grid gap-3">
      <Skeleton className="h-8 w-64 max-w-full" />
      <TableSkeleton columns={4} rows={rows} />
    </div>
  );
}
