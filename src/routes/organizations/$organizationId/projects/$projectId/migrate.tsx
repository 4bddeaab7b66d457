import { createFileRoute } from '@tanstack/react-router';
import { loadMigration } from '#src/features/migrations/load-migrations.ts';
import { MigratePage } from '#src/features/migrations/migrate/migrate-page.tsx';
import { migratePurpose, migrateSearch } from '#src/features/migrations/migrations-search.ts';

export const Route = createFileRoute('/organizations/$organizationId/projects/$projectId/migrate')({
  validateSearch: migrateSearch,
  loaderDeps: ({ search: { token, account } }) => ({ account: token === undefined ? undefined : account }),
  loader: ({ context: { queryClient }, params: { organizationId }, deps }) =>
    loadMigration(queryClient, organizationId, deps.account),
  staticData: {
    title: 'Migrate a client',
    shape: { description: migratePurpose, actions: 1, body: 'cards' },
  },
  component: MigratePage,
  // An open dialog, or a token that is shown, must not carry over to another project.
  remountDeps: ({ params: { organizationId, projectId } }) => [organizationId, projectId],
});
