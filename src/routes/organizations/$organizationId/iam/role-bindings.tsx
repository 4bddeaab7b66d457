import { createFileRoute } from '@tanstack/react-router';
import { roleBindingsQuery, rolesQuery } from '#src/api/roles.ts';
import { RoleBindingsPage } from '#src/features/role-bindings/role-bindings-page.tsx';

export const Route = createFileRoute('/organizations/$organizationId/iam/role-bindings')({
  loader: async ({ context: { queryClient }, params: { organizationId } }) => {
    await Promise.all([
      queryClient.ensureQueryData(roleBindingsQuery(organizationId)),
      queryClient.ensureQueryData(rolesQuery(organizationId)),
    ]);
  },
  staticData: { title: 'Role Bindings' },
  component: RoleBindingsPage,
});
