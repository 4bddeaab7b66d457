import { createFileRoute, notFound } from '@tanstack/react-router';
import { referenceOfRole, roleName } from '#src/access/role-name.ts';
import { rolesQuery } from '#src/api/roles.ts';
import { RolePage } from '#src/features/roles/role-page.tsx';

export const Route = createFileRoute('/organizations/$organizationId/iam/roles/$role')({
  loader: async ({ context: { queryClient }, params: { organizationId, role: reference } }) => {
    const { roles } = await queryClient.ensureQueryData(rolesQuery(organizationId));
    if (!roles.some((role) => referenceOfRole(role) === reference)) throw notFound();
    return { title: roleName(reference) };
  },
  staticData: { things: () => import('#src/features/roles/role-things.tsx').then((module) => module.roleThings) },
  component: RolePage,
});
