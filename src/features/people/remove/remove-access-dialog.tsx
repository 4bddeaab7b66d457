import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useAccess } from '#src/access/use-access.ts';
import { useSubjectWords } from '#src/access/use-subject-words.ts';
import { invalidateInvites } from '#src/api/invites.ts';
import { invalidatePeople, peopleQuery, removePerson } from '#src/api/people.ts';
import { forgetRoleBindings } from '#src/api/roles.ts';
import { DeletionDialog } from '#src/flows/deletion/deletion-dialog.tsx';
import { type PersonView, personPhrase } from '../person-view.ts';
import { isLastOwner } from './is-last-owner.ts';
import { LeftBehind } from './left-behind.tsx';
import { LossOfPerson } from './loss-of-person.tsx';

type RemoveAccessDialogProps = {
  organizationId: string;
  person: PersonView;
  /** `isDone`: the access is gone. */
  onClose: (isDone: boolean) => void;
  focusAfter: () => HTMLElement | null;
};

/** Asks before all roles are taken from a person, with what is lost and what they leave behind. */
export function RemoveAccessDialog({ onClose, focusAfter, ...current }: RemoveAccessDialogProps) {
  // Kept in state: what the person confirms must not change.
  const [{ organizationId, person }] = useState(current);
  const { subject, userId, isSelf } = person;
  const queryClient = useQueryClient();
  const words = useSubjectWords();
  const { data: people } = useQuery(peopleQuery(organizationId));
  const access = useAccess(organizationId);
  const [bindings] = useState(access.bindings);
  const isLast = bindings && people ? isLastOwner(subject, bindings, people) : false;
  const refresh = async (gone: ReadonlySet<PersonView>) => {
    await Promise.all([invalidatePeople(queryClient, organizationId), invalidateInvites(queryClient, organizationId)]);
    const ofGone = gone.size > 0 ? (bindings ?? []).filter((binding) => binding.subject === subject) : [];
    forgetRoleBindings(queryClient, organizationId, ofGone);
  };
  return (
    <DeletionDialog
      deletion={{
        verb: { act: 'Remove', acting: 'Removing', acted: 'removed' },
        noun: 'access',
        nounOfOne: 'access of',
        items: [person],
        nameOf: (one) => personPhrase(one, words),
        remove: async () => {
          await removePerson(queryClient, { organizationId, subject, userId });
        },
        // The page that the person is on belongs to others from now on: it is left, not read again.
        refresh: isSelf ? async () => undefined : refresh,
        refusal: isLast ? lastOwnerWords : undefined,
      }}
      onClose={(isDone) => {
        onClose(isDone);
        if (isDone && isSelf) location.assign('/');
      }}
      focusAfter={focusAfter}
    >
      <LossOfPerson {...{ organizationId, person, bindings, roles: access.roles, projects: access.projects }} />
      <LeftBehind {...{ organizationId, person, access }} />
    </DeletionDialog>
  );
}

const lastOwnerWords = 'An organization needs at least one owner who has signed in. Make someone else an owner first.';
