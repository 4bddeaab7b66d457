import { getRouteApi, Link } from '@tanstack/react-router';
import { ChartNoAxesColumn } from 'lucide-react';
import { FailedParts } from '#src/flows/failure/failed-parts.tsx';
import { buttonClass } from '#src/kit/controls/button.tsx';
import { EmptyState } from '#src/kit/feedback/empty-state.tsx';
import { PageHeader } from '#src/shell/page-header.tsx';
import { ChartSection } from './chart/chart-section.tsx';
import { cycleWords } from './cycle/cycle-words.ts';
import { Figures } from './figures/figures.tsx';
import { useBilled } from './figures/use-billed.ts';
import { SumNotice } from './sum-notice.tsx';
import { TableSections } from './table-sections.tsx';
import { usageHelp } from './usage-help.ts';
import { usagePurpose } from './usage-search.ts';
import { useUsage } from './use-usage.ts';

const route = getRouteApi('/organizations/$organizationId/settings/usage');

const none: readonly string[] = [];

/** What the organization's projects received in the current billing cycle, by UTC day. */
export function UsagePage() {
  const { organizationId } = route.useParams();
  const { project: chosen = none } = route.useSearch();
  const data = useUsage(organizationId);
  const billed = useBilled(organizationId);
  const { usage, last } = data;
  const failed = [
    ...(last?.kind === 'failed' ? ['the billing cycle before'] : []),
    ...(billed.kind === 'failed' ? ['the price'] : []),
  ];
  return (
    <>
      <PageHeader help={usageHelp} description={usagePurpose} />
      <FailedParts parts={failed} />
      <div className="grid gap-6">
        <Figures data={data} billed={billed} />
        <SumNotice usage={usage} />
        {usage.dailyTotals.length > 0 ? (
          <ChartSection data={data} chosen={chosen} />
        ) : (
          <div className="rounded-lg border border-line bg-surface-raised">
            <NothingYet organizationId={organizationId} cycle={cycleWords(usage)} />
          </div>
        )}
        <TableSections data={data} />
      </div>
    </>
  );
}

function NothingYet({ organizationId, cycle }: { organizationId: string; cycle: string }) {
  return (
    <EmptyState
      icon={<ChartNoAxesColumn />}
      title={`Nothing received in ${cycle} yet`}
      action={
        <Link
          to="/organizations/$organizationId/projects"
          params={{ organizationId }}
          className={buttonClass('secondary')}
        >
          Projects
        </Link>
      }
    >
      Usage appears here as soon as a client sends profiles to one of your projects.
    </EmptyState>
  );
}
