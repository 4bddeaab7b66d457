import type { QueryClient } from '@tanstack/react-query';
import { ownAccessQuery } from '#src/api/access.ts';
import { inviteDetailsQuery } from '#src/api/invites.ts';
import { organizationsQuery } from '#src/api/projects.ts';
import { selfQuery } from '#src/api/session.ts';

/**
 * Loads what an invite offers, who is signed in, and, for a member of the organization, what they have there. Never throws:
 * each failure has its own words on the page.
 */
export async function loadOffer(queryClient: QueryClient, token: string): Promise<void> {
  const [details, organizations] = await Promise.allSettled([
    queryClient.query(inviteDetailsQuery(token)),
    queryClient.query(organizationsQuery()),
    queryClient.query(selfQuery()),
  ]);
  if (details.status === 'rejected' || organizations.status === 'rejected') return;
  const { organizationId } = details.value.invite;
  if (!organizations.value.some(({ id }) => id === organizationId)) return;
  await queryClient.query(ownAccessQuery(organizationId)).catch(() => undefined);
}
