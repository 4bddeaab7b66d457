import { createFileRoute } from '@tanstack/react-router';
import { MailPlus } from 'lucide-react';
import { may } from '#src/access/own-access.ts';
import { loadAccess, ownAccessQuery } from '#src/api/access.ts';
import { invitesQuery } from '#src/api/invites.ts';
import { projectsQuery } from '#src/api/projects.ts';
import { selfQuery } from '#src/api/session.ts';
import { inviteActs, invitesPurpose, invitesSearch } from '#src/features/invites/invites-search.ts';
import { InvitesError } from '#src/features/invites/list/invites-error.tsx';
import { InvitesPage } from '#src/features/invites/list/invites-page.tsx';

export const Route = createFileRoute('/organizations/$organizationId/iam/invites')({
  validateSearch: invitesSearch,
  loader: async ({ context: { queryClient }, params: { organizationId }, cause }) => {
    // Whoever may not see invites is not refused for pointing at the link.
    if (cause === 'preload') {
      const access = await queryClient.query({ ...ownAccessQuery(organizationId), staleTime: 'static' });
      if (!may(access, 'invite.list')) return;
    }
    const staleTime = 'static';
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
