import { createFileRoute, notFound } from '@tanstack/react-router';
import { readError } from '#src/api/errors.ts';
import { organizationsQuery } from '#src/api/projects.ts';
import { selfQuery } from '#src/api/session.ts';
import { rememberOrganization } from '#src/features/organization/last-organization.ts';
import { OrganizationNotFound } from '#src/features/organization/organization-not-found.tsx';

export const Route = createFileRoute('/organizations/$organizationId')({
  loader: async ({ context: { queryClient }, params: { organizationId } }) => {
    const [answer] = await Promise.all([
      queryClient.ensureQueryData(organizationsQuery()).catch(unlessSignedOut),
      queryClient.ensureQueryData(selfQuery()),
    ]);
    // Pages that need projects fail by themselves; the others show what they have.
    if (!answer) return { title: 'Organization' };
    const { organizations } = answer;
    const organization = organizations.find(({ id }) => id === organizationId);
    // A deleted organization and one that the person is not in look the same.
    if (!organization) throw notFound();
    rememberOrganization(organizationId);
    return { title: organization.name };
  },
  notFoundComponent: OrganizationNotFound,
  codeSplitGroupings: [],
});

function unlessSignedOut(error: unknown): undefined {
  if (readError(error).kind === 'signed-out') throw error;
  return undefined;
}
