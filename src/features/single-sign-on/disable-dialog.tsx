import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Setup } from '#proto/console/sso/v1alpha1/sso_pb.ts';
import { fewOf } from '#src/access/few-of.ts';
import { peopleQuery } from '#src/api/people.ts';
import { disableSingleSignOn, invalidateSetup } from '#src/api/single-sign-on.ts';
import { DeletionDialog } from '#src/flows/deletion/deletion-dialog.tsx';
import type { Deletion, Verb } from '#src/flows/deletion/deletion.ts';

type DisableDialogProps = { organizationId: string; setup: Setup; onClose: () => void };

const toDisable: Verb = { act: 'Disable', acting: 'Disabling', acted: 'disabled' };

/** Asks before the way in is closed, and says for whom. */
export function DisableDialog({ onClose, ...current }: DisableDialogProps) {
  const queryClient = useQueryClient();
  // Kept in state: what the person confirms must not change.
  const [{ organizationId, setup }] = useState(current);
  const identifier = setup.settings?.organizationIdentifier ?? '';
  const deletion: Deletion<string> = {
    noun: 'single sign-on',
    items: [identifier],
    nameOf: (name) => name,
    verb: toDisable,
    remove: () => disableSingleSignOn(organizationId),
    refresh: () => invalidateSetup(queryClient, organizationId),
  };
  return (
    <DeletionDialog deletion={deletion} onClose={onClose}>
      <p>People who came through it are signed out at once, and can’t come back until it is enabled again.</p>
      <WhoLosesTheWay {...{ organizationId, identifier }} />
      <p>They keep their roles. People who sign in the usual way notice nothing.</p>
    </DeletionDialog>
  );
}

function WhoLosesTheWay({ organizationId, identifier }: { organizationId: string; identifier: string }) {
  const { data: people } = useQuery(peopleQuery(organizationId));
  const theirs = people?.filter(({ authProvider, userId }) => authProvider === identifier && userId !== '');
  if (!theirs) return null;
  if (theirs.length === 0) return <p>Nobody with a role has signed in through it yet.</p>;
  return (
    <p className="wrap-anywhere">
      These people lose the way in:{' '}
      {fewOf(theirs.map(({ name, email }) => (name === '' ? email : `${name} (${email})`)))}.
    </p>
  );
}
