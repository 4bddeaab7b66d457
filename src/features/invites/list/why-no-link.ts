import { whyNotHandOut } from '#src/access/hand-out.ts';
import { statusWords } from '../invite-status.ts';
import type { InviteRow } from './invite-rows.ts';
import type { InvitesData } from './invites-data.ts';

/**
 * Why the person can't copy the link of an invite; `undefined` if they can. The backend shows a link only to people who may
 * create such an invite themselves, because whoever has the link can take the role.
 */
export function whyNoLink(
  { status, permissions, invite }: InviteRow,
  { create, held }: Pick<InvitesData, 'create' | 'held'>,
): string | undefined {
  if (status !== 'active') return statusWords[status].meaning;
  if (invite.token !== '') return undefined;
  return (
    create.reason ??
    whyNotHandOut(permissions ?? [], [''], held) ??
    'The server can’t read this link any more. It still works for those who have it.'
  );
}
