import type { QueryClient } from '@tanstack/react-query';
import { loadAccess } from '#src/api/access.ts';
import { capabilitiesQuery } from '#src/api/capabilities.ts';
import { legacyTokensQuery } from '#src/api/legacy-tokens.ts';
import { migrationsQuery } from '#src/api/migrations.ts';
import { projectsQuery } from '#src/api/projects.ts';
import { roleBindingsQuery, rolesQuery } from '#src/api/roles.ts';
import { serviceAccountTokensQuery } from '#src/api/service-account-tokens.ts';
import { serviceAccountsQuery } from '#src/api/service-accounts.ts';

/** Loads what a migration's page shows. Each part that the person may not see says so itself. */
export async function loadMigration(
  queryClient: QueryClient,
  organizationId: string,
  accountId: string | undefined,
): Promise<void> {
  await Promise.all([
    loadAccess(queryClient, organizationId),
    Promise.allSettled([
      queryClient.query(capabilitiesQuery()),
      queryClient.query(legacyTokensQuery(organizationId)),
      queryClient.query(migrationsQuery(organizationId)),
      queryClient.query(serviceAccountsQuery(organizationId)),
      queryClient.query(roleBindingsQuery(organizationId)),
      queryClient.query(rolesQuery(organizationId)),
      queryClient.query(projectsQuery(organizationId)),
      ...(accountId === undefined ? [] : [queryClient.query(serviceAccountTokensQuery(organizationId, accountId))]),
    ]),
  ]);
}

/** Loads what the list of migrations shows. Throws if the migrations can't be read. */
export async function loadMigrations(queryClient: QueryClient, organizationId: string): Promise<void> {
  await Promise.all([
    queryClient.query({ ...migrationsQuery(organizationId), staleTime: 'static' }),
    queryClient.query(capabilitiesQuery()),
    loadAccess(queryClient, organizationId),
    Promise.allSettled([
      queryClient.query(legacyTokensQuery(organizationId)),
      queryClient.query(serviceAccountsQuery(organizationId)),
      queryClient.query(projectsQuery(organizationId)),
    ]),
  ]);
}
