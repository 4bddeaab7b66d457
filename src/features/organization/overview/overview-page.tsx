import { getRouteApi } from '@tanstack/react-router';
import { FailedParts } from '#src/flows/failure/failed-parts.tsx';
import { PageHeader } from '#src/shell/page-header.tsx';
import { AttentionCard, OwnersCard } from './access-cards.tsx';
import { DeniedCard, isDenied } from './denied-card.tsx';
import { FirstWeekCard } from './first-week-card.tsx';
import { overviewHelp } from './overview-help.ts';
import { overviewPurpose } from './overview-purpose.ts';
import { ChangesCard, UnusedTokensCard } from './token-cards.tsx';
import { useOverview } from './use-overview.ts';

const route = getRouteApi('/organizations/$organizationId/overview');

/** Home: what an organization still needs, who owns it, and what an owner should look at. */
export function OverviewPage() {
  const { organizationId } = route.useParams();
  const data = useOverview(organizationId);
  const { bindings, people, accounts, tokens } = data;
  return (
    <>
      <PageHeader help={overviewHelp} description={overviewPurpose} />
      {/* The cards do without them: nobody is then marked as unable to sign in. */}
      <FailedParts parts={people.kind === 'failed' ? ['the people'] : []} />
      <div className="grid gap-4">
        <DeniedCard data={data} />
        <FirstWeekCard data={data} />
        <div className="grid gap-4 lg:grid-cols-2">
          {!isDenied(bindings) && <OwnersCard data={data} />}
          {!isDenied(bindings) && <AttentionCard data={data} />}
          {!isDenied(tokens) && <UnusedTokensCard data={data} />}
          {!isDenied(accounts, tokens) && <ChangesCard data={data} />}
        </div>
      </div>
    </>
  );
}
