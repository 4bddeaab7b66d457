import { createFileRoute } from '@tanstack/react-router';
import { ArrowRightLeft } from 'lucide-react';
import { MigrationsPage } from '#src/features/migrations/list/migrations-page.tsx';
import { loadMigrations } from '#src/features/migrations/load-migrations.ts';
import { migrationsPurpose, migrationsSearch } from '#src/features/migrations/migrations-search.ts';

export const Route = createFileRoute('/organizations/$organizationId/projects/migrations')({
  validateSearch: migrationsSearch,
  loader: ({ context: { queryClient }, params: { organizationId } }) => loadMigrations(queryClient, organizationId),
  staticData: {
    title: 'Migrations',
    listing: { in: 'palette', at: 23, icon: ArrowRightLeft },
    shape: { description: migrationsPurpose, actions: 1, filters: 2 },
  },
  component: MigrationsPage,
});
