import { createFileRoute } from '@tanstack/react-router';
import * as v from 'valibot';
import { rolesQuery } from '#src/api/roles.ts';
import { RolesPage } from '#src/features/roles/roles-page.tsx';

export const Route = createFileRoute('/organizations/$organizationId/iam/roles/')({
  validateSearch: v.object({ q: v.optional(v.fallback(v.string(), '')) }),
  loader: async ({ context: { queryClient }, params: { organizationId } }) => {
    await queryClient.ensureQueryData(rolesQuery(organizationId));
  },
  component: RolesPage,
});
