import { createFileRoute, notFound } from '@tanstack/react-router';
import { organizationsQuery } from '#src/api/projects.ts';
import { selfQuery } from '#src/api/session.ts';
import { rememberOrganization } from '#src/features/organization/last-organization.ts';
import { OrganizationNotFound } from '#src/features/organization/organization-not-found.tsx';
import { OrganizationsError } from '#src/shell/route-error.tsx';

export const Route = createFileRoute('/organizations/$organizationId')({
  loader: async ({ context: { queryClient }, params: { organizationId } }) => {
    const [{ organizations }] = await Promise.all([
      queryClient.ensureQueryData(organizationsQuery()),
      queryClient.ensureQueryData(selfQuery()),
    ]);
    const organization = organizations.find(({ id }) => id === organizationId);
    // A deleted organization and one that the person is not in look the same.
    if (!organization) throw notFound();
    rememberOrganization(organizationId);
    return { title: organization.name };
  },
  notFoundComponent: OrganizationNotFound,
  errorComponent: OrganizationsError,
  codeSplitGroupings: [],
});
