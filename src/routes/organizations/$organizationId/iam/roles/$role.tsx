import { createFileRoute, notFound } from '@tanstack/react-router';
import { referenceOfRole, roleName } from '#src/access/role-name.ts';
import { loadAccess } from '#src/api/access.ts';
import { invitesQuery } from '#src/api/invites.ts';
import { projectsQuery } from '#src/api/projects.ts';
import { roleBindingsQuery, rolesQuery } from '#src/api/roles.ts';
import { RolePage } from '#src/features/roles/role/role-page.tsx';
import { roleSearch } from '#src/features/roles/roles-search.ts';

export const Route = createFileRoute('/organizations/$organizationId/iam/roles/$role')({
  validateSearch: roleSearch,
  loader: async ({ context: { queryClient }, params: { organizationId, role: reference } }) => {
    const roles = queryClient.query({ ...rolesQuery(organizationId), staleTime: 'static' });
    const needed = [roles, loadAccess(queryClient, organizationId)] as const;
    // Only begun: each part of the page shows its own, and may be denied.
    void Promise.allSettled([
      queryClient.query(roleBindingsQuery(organizationId)),
      queryClient.query(invitesQuery(organizationId)),
      queryClient.query(projectsQuery(organizationId)),
    ]);
    await Promise.all(needed);
    if (!(await roles).some((role) => referenceOfRole(role) === reference)) throw notFound();
    return { title: roleName(reference) };
  },
  staticData: { things: () => import('#src/features/roles/role-things.tsx').then((module) => module.roleThings) },
  component: RolePage,
  // An open dialog of one role must not carry over to another.
  remountDeps: ({ params: { organizationId, role } }) => [organizationId, role],
});
