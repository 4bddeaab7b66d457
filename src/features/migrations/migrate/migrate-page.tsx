import { timestampDate } from '@bufbuild/protobuf/wkt';
import { getRouteApi, Link } from '@tanstack/react-router';
import { MigrationOutcome } from '#proto/console/migration/v1alpha1/migration_pb.ts';
import { useAccess } from '#src/access/use-access.ts';
import { FailedParts } from '#src/flows/failure/failed-parts.tsx';
import { Button, buttonClass } from '#src/kit/controls/button.tsx';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { Fact, Facts } from '#src/kit/text/facts.tsx';
import { absolute } from '#src/lib/format-date.ts';
import { PageHeader } from '#src/shell/page-header.tsx';
import { AbandonButton } from '../end/abandon-button.tsx';
import { KeptNotice } from '../make/kept-notice.tsx';
import { MakeStep } from '../make/make-step.tsx';
import { migrationsHelp } from '../migrations-help.ts';
import { migratePurpose, type MigrateSearch } from '../migrations-search.ts';
import { AccountStep } from './account-step.tsx';
import { AfterMade } from './after-made.tsx';
import { ClientStep } from './client-step.tsx';
import { LegacyWords } from './legacy-words.tsx';
import { OthersNotice } from './others-notice.tsx';
import { Later, Step } from './step.tsx';
import { beforeMade, stepStates, withClient } from './steps.ts';
import { useKeeping } from './use-keeping.ts';
import { useMakingRights } from './use-making-rights.ts';
import { type MigrationState, useMigration } from './use-migration.ts';

const route = getRouteApi('/organizations/$organizationId/projects/$projectId/migrate');

const notEnded = { isUsed: false, isRevoked: false, isEnded: false };

/** The way of one client to an API token. The address keeps how far it is, so anybody can go on from it. */
export function MigratePage() {
  const { organizationId, projectId } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const state = useMigration(organizationId, projectId, search);
  const access = useAccess(organizationId);
  const keeping = useKeeping(organizationId, projectId);
  const { migration, legacy, accounts = [] } = state;
  const { for: kind, account: accountId, token: tokenId } = search;
  const rights = useMakingRights(organizationId, projectId, kind, accounts.length);
  const states = stepStates(search, notEnded);
  const isMade = tokenId !== undefined && kind !== undefined && accountId !== undefined && accountId !== 'new';
  const isAbandoned = migration?.outcome === MigrationOutcome.ABANDONED;
  const go = (next: MigrateSearch) =>
    navigate({ search: next, replace: true, resetScroll: false, ignoreBlocker: true });
  const beginAgain = () => void go(beforeMade(search));
  const binding = access.bindings?.find(({ id }) => id === search.binding);
  return (
    <>
      <PageHeader
        help={migrationsHelp}
        description={migratePurpose}
        actions={
          <>
            <Link
              to="/organizations/$organizationId/projects/migrations"
              params={{ organizationId }}
              className={buttonClass('secondary')}
            >
              All migrations
            </Link>
            {isMade && <AbandonButton state={state} binding={binding} onAbandoned={beginAgain} />}
          </>
        }
      />
      <FailedParts parts={[...state.failed, ...access.failed]} />
      <div className="mb-6 grid max-w-5xl gap-3">
        <EndedNotice state={state} onBeginAgain={beginAgain} />
        <OthersNotice state={state} />
        {!isMade && (
          <Facts>
            <Fact name="Legacy token">
              <LegacyWords state={state} />
            </Fact>
          </Facts>
        )}
      </div>
      <ol className="grid max-w-5xl gap-8" aria-label="Steps">
        <Step at={1} title="What uses it?" state={states.client}>
          <ClientStep chosen={kind} isFixed={isMade} onChoose={(next) => void go(withClient(search, next))} />
        </Step>
        <Step at={2} title="Under which account?" state={states.account}>
          {kind === undefined ? (
            <Later>Choose what uses the token first: the account needs the least role for it.</Later>
          ) : (
            <AccountStep
              {...{ state, access, kind, isMade }}
              whyNotNew={rights.whyNotNew}
              onChoose={(account) => void go({ ...search, account })}
            />
          )}
        </Step>
        <Step at={3} title={isMade ? 'Created' : 'Create'} state={states.make}>
          {states.make === 'later' ? (
            <Later>Everything is created together, and undone together if one part fails.</Later>
          ) : (
            <MakeStep
              {...{ state, keeping }}
              whyNot={rights.whyNoToken ?? (accountId === 'new' ? rights.whyNotNew : undefined)}
              onMade={async (made) => {
                const next = { ...search, ...made };
                await go(next);
                // Not waited for: the person has a token to store.
                if (state.keeps && state.canUpdate.allowed !== false) void keeping.keep(next);
              }}
              onBeginAgain={beginAgain}
            />
          )}
          {isMade && <KeptNotice state={state} keeping={keeping} />}
        </Step>
        {isMade && !isAbandoned && (
          <AfterMade {...{ state, keeping, kind }} serviceAccountId={accountId} tokenId={tokenId} />
        )}
        {!isMade && <NextSteps hasLegacy={legacy.kind !== 'none'} />}
      </ol>
    </>
  );
}

function NextSteps({ hasLegacy }: { hasLegacy: boolean }) {
  return (
    <>
      <Step at={4} title="Configure" state="later">
        <Later>You get the exact change of the client’s configuration, with the project ID filled in.</Later>
      </Step>
      <Step at={5} title="Watch" state="later">
        <Later>This page shows when the client uses its API token, or what it does wrong.</Later>
      </Step>
      {hasLegacy && (
        <Step at={6} title="Revoke" state="later">
          <Later>The legacy token goes last, once nothing uses it any more.</Later>
        </Step>
      )}
    </>
  );
}

type EndedNoticeProps = { state: MigrationState; onBeginAgain: () => void };

function EndedNotice({ state: { migration }, onBeginAgain }: EndedNoticeProps) {
  if (!migration?.endedAt) return null;
  const isFinished = migration.outcome === MigrationOutcome.FINISHED;
  return (
    <Notice
      tone={isFinished ? 'success' : 'neutral'}
      title={isFinished ? 'Migration finished' : 'Migration abandoned'}
      action={!isFinished && <Button onClick={onBeginAgain}>Begin again</Button>}
    >
      At {absolute(timestampDate(migration.endedAt))}.
    </Notice>
  );
}
