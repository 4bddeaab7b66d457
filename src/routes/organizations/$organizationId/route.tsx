import { createFileRoute } from '@tanstack/react-router';
import { BareError } from '#layout/bare-shell.tsx';
import { OrganizationLayout, OrganizationPending } from '#layout/organization-layout.tsx';
import { NotFound } from '#layout/route-error.tsx';
import { organizationQuery } from '#src/api/organizations.ts';
import { organizationsQuery } from '#src/api/projects.ts';
import { selfQuery } from '#src/api/session.ts';
import { rememberOrganization } from '#src/features/organization/last-organization.ts';

export const Route = createFileRoute('/organizations/$organizationId')({
  loader: async ({ context: { queryClient }, params: { organizationId } }) => {
    const [{ organizations }] = await Promise.all([
      queryClient.ensureQueryData(organizationsQuery()),
      queryClient.ensureQueryData(selfQuery()),
    ]);
    const known = organizations.find(({ id }) => id === organizationId);
    // Not among theirs: let the backend say whether it is gone or not to be seen.
    const name =
      known?.name ?? (await queryClient.ensureQueryData(organizationQuery(organizationId))).organization?.name;
    rememberOrganization(organizationId);
    return { title: name ?? 'Organization' };
  },
  component: OrganizationLayout,
  notFoundComponent: NotFound,
  pendingComponent: OrganizationPending,
  errorComponent: BareError,
  codeSplitGroupings: [],
});
