import type { QueryClient } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { MailPlus } from 'lucide-react';
import { may } from '#src/access/own-access.ts';
import { loadAccess, ownAccessQuery } from '#src/api/access.ts';
import { invitesQuery } from '#src/api/invites.ts';
import { projectsQuery } from '#src/api/projects.ts';
import { rolesQuery } from '#src/api/roles.ts';
import { selfQuery } from '#src/api/session.ts';
import { inviteActs, invitesPurpose, invitesSearch } from '#src/features/invites/invites-search.ts';
import { InvitesError } from '#src/features/invites/list/invites-error.tsx';
import { InvitesPage } from '#src/features/invites/list/invites-page.tsx';

/** The roles that an invite can give, if the person may list them. The form says itself when they could not be loaded. */
async function loadRoles(queryClient: QueryClient, organizationId: string): Promise<void> {
  const [access] = await Promise.allSettled([
    queryClient.query({ ...ownAccessQuery(organizationId), staleTime: 'static' }),
  ]);
  if (access.status !== 'fulfilled' || !may(access.value, 'role.list')) return;
  await Promise.allSettled([queryClient.query(rolesQuery(organizationId))]);
}

export const Route = createFileRoute('/organizations/$organizationId/iam/invites')({
  validateSearch: invitesSearch,
  loader: async ({ context: { queryClient }, params: { organizationId }, cause }) => {
    // Whoever may not see invites is not refused for pointing at the link.
    if (cause === 'preload') {
      const access = await queryClient.query({ ...ownAccessQuery(organizationId), staleTime: 'static' });
      if (!may(access, 'invite.list')) return;
    }
    const staleTime = 'static';
    // For the form, which may be opened next.
    void loadRoles(queryClient, organizationId);
    await Promise.all([
      queryClient.query({ ...invitesQuery(organizationId), staleTime }),
      queryClient.query({ ...projectsQuery(organizationId), staleTime }),
      queryClient.query({ ...selfQuery(), staleTime }),
      loadAccess(queryClient, organizationId),
    ]);
  },
  staticData: {
    title: 'Invites',
    listing: { in: 'rail', at: 31, icon: MailPlus },
    shape: { description: invitesPurpose, actions: 1, filters: 3 },
    acts: inviteActs,
  },
  component: InvitesPage,
  errorComponent: InvitesError,
  // A selection or an open dialog in one organization must not carry over to another.
  remountDeps: ({ params: { organizationId } }) => organizationId,
});
