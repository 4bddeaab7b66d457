import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { expireInvite, invalidateInvites } from '#src/api/invites.ts';
import { DeletionDialog } from '#src/flows/deletion/deletion-dialog.tsx';
import type { Deletion, Verb } from '#src/flows/deletion/deletion.ts';
import type { RowDeletionProps } from '#src/flows/deletion/use-row-deletion.tsx';
import { inviteName, type InviteRow } from '../list/invite-rows.ts';
import { WhoKeepsRole } from './who-keeps-role.tsx';

export type EndInvitesDialogProps = RowDeletionProps<InviteRow> & { organizationId: string };

const toEnd: Verb = { act: 'End', acting: 'Ending', acted: 'ended' };

/** Asks before links stop working, and says who keeps the role that they got through them. */
export function EndInvitesDialog({ onClose, focusAfter, ...current }: EndInvitesDialogProps) {
  const queryClient = useQueryClient();
  // Kept in state: what the person confirms must not change.
  const [{ organizationId, items, listed }] = useState(current);
  const deletion: Deletion<InviteRow> = {
    noun: 'invite',
    nounOfOne: 'invite for',
    verb: toEnd,
    items,
    listed,
    nameOf: inviteName,
    remove: async ({ id }) => void (await expireInvite({ organizationId, id })),
    refresh: () => invalidateInvites(queryClient, organizationId),
  };
  return (
    <DeletionDialog {...{ deletion, onClose, focusAfter }}>
      <p>
        {items.length === 1 ? 'The link stops working at once' : 'The links stop working at once'}: nobody can join with{' '}
        {items.length === 1 ? 'it' : 'them'} any more.
      </p>
      <WhoKeepsRole {...{ organizationId, items }} />
    </DeletionDialog>
  );
}
