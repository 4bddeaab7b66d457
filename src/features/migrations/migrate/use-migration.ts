import { useQuery } from '@tanstack/react-query';
import type { Migration } from '#proto/console/migration/v1alpha1/migration_pb.ts';
import { useCan } from '#src/access/use-can.ts';
import { useProjects } from '#src/access/use-projects.ts';
import { askOften } from '#src/api/ask-often.ts';
import { useCapability } from '#src/api/capabilities.ts';
import { readError } from '#src/api/errors.ts';
import { type LegacyToken, legacyTokensQuery } from '#src/api/legacy-tokens.ts';
import { migrationsQuery } from '#src/api/migrations.ts';
import { projectQuery } from '#src/api/projects.ts';
import { serviceAccountTokensQuery } from '#src/api/service-account-tokens.ts';
import { serviceAccountsQuery } from '#src/api/service-accounts.ts';
import { failedLists } from '../failed-lists.ts';
import type { MigrateSearch } from '../migrations-search.ts';

/**
 * The legacy token of the address. `none`: the client had none. `unseen`: the person may not read the list. `failed`: the list
 * could not be loaded.
 */
export type Legacy =
  | { readonly kind: 'none' | 'reading' | 'gone' | 'unseen' | 'failed' }
  | { readonly kind: 'there'; readonly token: LegacyToken };

/** Everything that a migration's page knows. While it waits for the client, it reads what can change every five seconds. */
export function useMigration(organizationId: string, projectId: string, search: MigrateSearch) {
  const refetchInterval = search.token === undefined ? false : askOften;
  const keeps = useCapability('migrations');
  const legacyTokens = useQuery({ ...legacyTokensQuery(organizationId), refetchInterval });
  const migrations = useQuery({ ...migrationsQuery(organizationId), refetchInterval });
  const accounts = useQuery({ ...serviceAccountsQuery(organizationId), refetchInterval });
  const isMade = search.token !== undefined && search.account !== undefined;
  const tokens = useQuery({
    ...serviceAccountTokensQuery(organizationId, search.account ?? ''),
    enabled: isMade,
    refetchInterval,
  });
  // The frame around the page says so once somebody else has deleted the project.
  useQuery({ ...projectQuery(projectId), refetchInterval });
  const projects = useProjects(organizationId);
  const canUpdate = useCan(organizationId, 'project.update', projectId);
  return {
    organizationId,
    projectId,
    projectName: projects.names.get(projectId) ?? projectId,
    projects,
    search,
    /** Whether the backend keeps migrations and tells the last use of legacy tokens; `undefined` while that isn't known. */
    keeps,
    canUpdate,
    legacy: legacyOf(search.from, projectId, legacyTokens),
    /** When the legacy tokens were read. */
    readAt: new Date(legacyTokens.dataUpdatedAt),
    /** The kept migration; `null`: the backend has none of this API token in this project. */
    migration: search.token === undefined ? undefined : keptOf(search.token, projectId, migrations.data),
    others: othersOf(search, migrations.data),
    accounts: accounts.data,
    account: accounts.data?.find(({ id }) => id === search.account),
    tokens: tokens.data,
    failed: failedLists({ 'legacy tokens': legacyTokens, migrations, 'service accounts': accounts }),
  };
}

export type MigrationState = ReturnType<typeof useMigration>;

type Read = { readonly data: readonly LegacyToken[] | undefined; readonly error: unknown };

function legacyOf(id: string | undefined, projectId: string, { data, error }: Read): Legacy {
  if (id === undefined) return { kind: 'none' };
  if (!data && error) return { kind: readError(error).kind === 'denied' ? 'unseen' : 'failed' };
  if (!data) return { kind: 'reading' };
  const token = data.find((one) => one.id === id && one.projectId === projectId);
  return token ? { kind: 'there', token } : { kind: 'gone' };
}

function keptOf(
  tokenId: string,
  projectId: string,
  all: readonly Migration[] | undefined,
): Migration | null | undefined {
  return all && (all.find((one) => one.tokenId === tokenId && one.projectId === projectId) ?? null);
}

/** The migrations under way of the same legacy token: of this person or of a colleague. */
function othersOf({ from, token }: MigrateSearch, all: readonly Migration[] = []): readonly Migration[] {
  if (from === undefined) return [];
  return all.filter((one) => one.legacyTokenId === from && one.tokenId !== token && !one.endedAt);
}
