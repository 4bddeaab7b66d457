import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { readError } from '#src/api/errors.ts';
import { deleteOrganization, invalidateOrganizations } from '#src/api/organizations.ts';
import { DeletionDialog } from '#src/flows/deletion/deletion-dialog.tsx';
import { Button } from '#src/kit/controls/button.tsx';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { LostWithOrganization } from './lost-with-organization.tsx';
import type { NamedOrganization } from './named-organization.ts';

export type DeleteOrganizationDialogProps = {
  /** As it is now: somebody else may rename it while the dialog is open. */
  organization: NamedOrganization;
  /** `isDone`: it is deleted, and its pages must be left. */
  onClose: (isDone: boolean) => void;
};

/** Asks before an organization is deleted, by its name. If it is renamed meanwhile, nothing is deleted before that is seen. */
export function DeleteOrganizationDialog({ organization, onClose }: DeleteOrganizationDialogProps) {
  const queryClient = useQueryClient();
  // What the person was asked about, and confirmed.
  const [asked, setAsked] = useState(organization);
  const remove = async ({ id, name }: NamedOrganization) => {
    try {
      await deleteOrganization({ id, expectedName: name });
    } catch (error) {
      // Not after a lost answer: the page would go, and with it this dialog, which tells what became of the organization.
      if (readError(error).reason === 'STALE_ORGANIZATION') await invalidateOrganizations(queryClient);
      throw error;
    }
  };
  return (
    <DeletionDialog
      key={asked.name}
      deletion={{
        noun: 'organization',
        items: [asked],
        typesName: true,
        nameOf: ({ name }) => name,
        remove,
        // The page that asked leaves the organization's pages first.
        refresh: async () => undefined,
      }}
      onClose={onClose}
    >
      {organization.name !== asked.name && (
        <Notice
          tone="warning"
          title="Somebody renamed this organization meanwhile"
          action={<Button onClick={() => setAsked(organization)}>Ask with the new name</Button>}
          live
        >
          It is called <bdi className="font-medium text-text">{organization.name}</bdi> now. Make sure that it is still
          the one to delete.
        </Notice>
      )}
      <LostWithOrganization organizationId={organization.id} />
    </DeletionDialog>
  );
}
