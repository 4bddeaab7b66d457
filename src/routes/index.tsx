import { createFileRoute, redirect } from '@tanstack/react-router';
import { organizationsQuery } from '#src/api/projects.ts';
import { selfQuery } from '#src/api/session.ts';
import { firstPage } from '#src/features/organization/first-page.ts';
import { lastOrganization } from '#src/features/organization/last-organization.ts';
import { NothingYetPage } from '#src/features/organization/nothing-yet-page.tsx';
import { OrganizationsError } from '#src/shell/route-error.tsx';

export const Route = createFileRoute('/')({
  loader: async ({ context: { queryClient } }) => {
    const [{ organizations }] = await Promise.all([
      queryClient.ensureQueryData(organizationsQuery()),
      queryClient.ensureQueryData(selfQuery()),
    ]);
    const [first] = organizations;
    if (!first) return;
    const last = organizations.find(({ id }) => id === lastOrganization());
    const organizationId = (last ?? first).id;
    throw redirect({ to: await firstPage(queryClient, organizationId), params: { organizationId }, replace: true });
  },
  staticData: { title: 'You have no access yet' },
  component: NothingYetPage,
  errorComponent: OrganizationsError,
});
