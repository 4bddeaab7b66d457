import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ArrowRightLeft, Lock } from 'lucide-react';
import { useMemo } from 'react';
import { useCanSomewhere } from '#src/access/use-can.ts';
import { useProjects } from '#src/access/use-projects.ts';
import { useCapability } from '#src/api/capabilities.ts';
import { readError } from '#src/api/errors.ts';
import { legacyTokensQuery } from '#src/api/legacy-tokens.ts';
import { migrationsQuery } from '#src/api/migrations.ts';
import { serviceAccountsQuery } from '#src/api/service-accounts.ts';
import { FailedParts } from '#src/flows/failure/failed-parts.tsx';
import type { Filter } from '#src/flows/list/list-options.ts';
import { ListView } from '#src/flows/list/list-view.tsx';
import { useList } from '#src/flows/list/use-list.ts';
import { buttonClass } from '#src/kit/controls/button.tsx';
import { EmptyState } from '#src/kit/feedback/empty-state.tsx';
import { PageHeader } from '#src/shell/page-header.tsx';
import { failedLists } from '../failed-lists.ts';
import { migrationsHelp } from '../migrations-help.ts';
import { migrationsPurpose } from '../migrations-search.ts';
import { migrationColumns } from './migration-columns.tsx';
import { type MigrationRow, migrationRows, migrationStates, standingWords, type Unread } from './migration-rows.ts';

const route = getRouteApi('/organizations/$organizationId/projects/migrations');

/** The clients on their way from legacy tokens, and those that have arrived. */
export function MigrationsPage() {
  const { organizationId } = route.useParams();
  const { data: migrations } = useSuspenseQuery(migrationsQuery(organizationId));
  const legacyTokens = useQuery(legacyTokensQuery(organizationId));
  const accounts = useQuery(serviceAccountsQuery(organizationId));
  const { names: projects } = useProjects(organizationId);
  const canSee = useCanSomewhere(organizationId, 'project.read', Array.from(projects.keys()));
  const keeps = useCapability('migrations');
  const failed = failedLists({ 'legacy tokens': legacyTokens, 'service accounts': accounts });
  const tokenNames = legacyTokens.data ?? whyUnread(legacyTokens.error);
  const accountNames = accounts.data ?? whyUnread(accounts.error);
  const rows = useMemo(
    () => migrationRows(migrations, { projects, legacyTokens: tokenNames, accounts: accountNames }),
    [migrations, projects, tokenNames, accountNames],
  );
  const columns = useMemo(() => migrationColumns(organizationId), [organizationId]);
  const filters = useMemo(() => [stateFilter, projectFilter(projects)], [projects]);
  const list = useList({
    noun: 'migration',
    rows,
    columns,
    filters,
    search,
    sort: '',
    orderName: 'Under way first',
    keyOf,
    nameOf,
  });
  const toTokens = (
    <Link
      to="/organizations/$organizationId/projects/legacy-tokens"
      params={{ organizationId }}
      className={buttonClass('secondary')}
    >
      All legacy tokens
    </Link>
  );
  return (
    <>
      <PageHeader help={migrationsHelp} description={migrationsPurpose} actions={toTokens} />
      <FailedParts parts={failed} />
      <ListView
        list={list}
        empty={
          canSee.allowed === false ? (
            <EmptyState icon={<Lock />} title="You can’t see migrations">
              {canSee.reason}
            </EmptyState>
          ) : keeps === false ? (
            <EmptyState icon={<ArrowRightLeft />} title="This backend keeps no list of migrations">
              A migration’s address keeps where it stands: keep it to go on later, or to hand it to a colleague.
            </EmptyState>
          ) : (
            <EmptyState icon={<ArrowRightLeft />} title="No client is being migrated" action={toTokens}>
              Choose a legacy token to move its client to an API token. A new client is set up on its project’s page.
            </EmptyState>
          )
        }
      />
    </>
  );
}

function whyUnread(error: unknown): Unread {
  if (!error) return 'loading';
  return readError(error).kind === 'denied' ? 'denied' : 'failed';
}

const keyOf = ({ id }: MigrationRow) => id;
const nameOf = ({ client, projectName }: MigrationRow) => `${client} in ${projectName}`;

const search = {
  looksAt: 'clients, projects, tokens and accounts',
  textsOf: (row: MigrationRow) => [row.client, row.projectName, row.legacyToken, row.account, row.createdBy],
};

const stateFilter: Filter<MigrationRow> = {
  id: 'state',
  label: 'State',
  valuesOf: ({ standing }) => [standing],
  labelOf: (value) =>
    migrationStates.filter((state) => state === value).map((state) => standingWords[state])[0] ?? value,
  options: () => migrationStates.map((state) => ({ value: state, label: standingWords[state] })),
};

function projectFilter(names: ReadonlyMap<string, string>): Filter<MigrationRow> {
  return {
    id: 'project',
    label: 'Project',
    valuesOf: ({ projectId }) => [projectId],
    labelOf: (value) => names.get(value) ?? value,
    options: () => Array.from(names, ([value, label]) => ({ value, label, keywords: value })),
  };
}
