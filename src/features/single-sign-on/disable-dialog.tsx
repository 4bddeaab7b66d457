import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Person } from '#proto/console/people/v1alpha1/people_pb.ts';
import type { Setup } from '#proto/console/sso/v1alpha1/sso_pb.ts';
import { fewOf } from '#src/access/few-of.ts';
import { ownAccessQuery } from '#src/api/access.ts';
import { peopleQuery } from '#src/api/people.ts';
import { selfQuery } from '#src/api/session.ts';
import { disableSingleSignOn, invalidateSetup } from '#src/api/single-sign-on.ts';
import { DeletionDialog } from '#src/flows/deletion/deletion-dialog.tsx';
import type { Deletion, Verb } from '#src/flows/deletion/deletion.ts';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { counted } from '#src/lib/counted.ts';

type DisableDialogProps = { organizationId: string; setup: Setup; onClose: () => void };

const toDisable: Verb = { act: 'Disable', acting: 'Disabling', acted: 'disabled', isReversible: true };

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
      <OwnWay organizationId={organizationId} />
      <p>
        People who came through it are signed out at once, and can’t come back until it is enabled again. They keep
        their roles.
      </p>
      <WhoLosesTheWay {...{ organizationId, identifier }} />
      <p>For people who sign in the usual way nothing changes. It can be enabled again with the same settings.</p>
    </DeletionDialog>
  );
}

/** Warns whoever would close the door behind themself. */
function OwnWay({ organizationId }: { organizationId: string }) {
  const { data: access } = useQuery(ownAccessQuery(organizationId));
  if (!access?.onlyHere) return null;
  return (
    <Notice tone="warning" title="This is the way that you came in yourself">
      You are signed out at once, and can’t enable it again. Only an owner who signs in without single sign-on can.
    </Notice>
  );
}

function WhoLosesTheWay({ organizationId, identifier }: { organizationId: string; identifier: string }) {
  const { data: people } = useQuery(peopleQuery(organizationId));
  const { data: self } = useQuery(selfQuery());
  const theirs = people?.filter(({ authProvider, userId }) => authProvider === identifier && userId !== '');
  if (!theirs) return null;
  if (theirs.length === 0) return <p>Nobody with a role has signed in through it yet.</p>;
  const ownId = self?.id;
  const ownFirst = theirs.toSorted((a, b) => Number(b.userId === ownId) - Number(a.userId === ownId));
  return (
    <p className="wrap-anywhere">
      {counted(theirs.length, 'person')} can’t get in any more:{' '}
      {fewOf(ownFirst.map((person) => nameOf(person) + (person.userId === ownId ? ' (you)' : '')))}.
    </p>
  );
}

/** Many providers give the e-mail address as the name, too. */
function nameOf({ name, email }: Pick<Person, 'name' | 'email'>): string {
  return name === '' || name === email ? email : `${name} (${email})`;
}
