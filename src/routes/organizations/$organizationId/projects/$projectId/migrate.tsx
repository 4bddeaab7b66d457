import { createFileRoute } from '@tanstack/react-router';
import { Suspense } from 'react';
import { MigratePage } from '#src/features/migrations/lazy-parts.ts';
import { loadMigration } from '#src/features/migrations/load-migrations.ts';
import { migratePurpose, migrateSearch } from '#src/features/migrations/migrations-search.ts';
import { PagePending } from '#src/shell/page-pending.tsx';

export const Route = createFileRoute('/organizations/$organizationId/projects/$projectId/migrate')({
  validateSearch: migrateSearch,
  loaderDeps: ({ search: { token, account } }) => ({ account: token === undefined ? undefined : account }),
  loader: ({ context: { queryClient }, params: { organizationId }, deps }) => {
    MigratePage.preload();
    return loadMigration(queryClient, organizationId, deps.account);
  },
  staticData: {
    title: 'Migrate a client',
    shape: { description: migratePurpose, actions: 1, body: 'cards' },
  },
  component: () => (
    <Suspense fallback={<PagePending />}>
      <MigratePage />
    </Suspense>
  ),
  // An open dialog, or a token that is shown, must not carry over to another project.
  remountDeps: ({ params: { organizationId, projectId } }) => [organizationId, projectId],
});
