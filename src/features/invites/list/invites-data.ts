import { useSuspenseQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { HeldAt } from '#src/access/held.ts';
import { heldAt } from '#src/access/own-access.ts';
import { useAsker } from '#src/access/use-asker.ts';
import { type Can, useCan } from '#src/access/use-can.ts';
import { invitesQuery } from '#src/api/invites.ts';
import { useNowPast } from '#src/kit/text/now-past.ts';
import { type InviteRow, inviteRows } from './invite-rows.ts';

/** The page's data, and what the person may do there. */
export interface InvitesData {
  readonly organizationId: string;
  /** Their status follows the clock: an invite expires while the page is open. */
  readonly rows: readonly InviteRow[];
  readonly create: Can;
  readonly end: Can;
  readonly seeRoles: Can;
  /** The person's own permissions; `undefined` until they are known. */
  readonly held: HeldAt | undefined;
}

/** Reads what the route loaded, and updates with it. */
export function useInvitesData(organizationId: string): InvitesData {
  const { data: invites } = useSuspenseQuery(invitesQuery(organizationId));
  const ends = useMemo(
    () => inviteRows(invites, new Date(0)).flatMap(({ expiresAt }) => (expiresAt ? [expiresAt] : [])),
    [invites],
  );
  const now = useNowPast(ends);
  const rows = useMemo(() => inviteRows(invites, now), [invites, now]);
  const create = useCan(organizationId, 'invite.create');
  const end = useCan(organizationId, 'invite.expire');
  const seeRoles = useCan(organizationId, 'role.list');
  const { access } = useAsker(organizationId);
  const held = useMemo(() => access && ((projectId: string) => heldAt(access, projectId)), [access]);
  return useMemo(
    () => ({ organizationId, rows, create, end, seeRoles, held }),
    [organizationId, rows, create, end, seeRoles, held],
  );
}
