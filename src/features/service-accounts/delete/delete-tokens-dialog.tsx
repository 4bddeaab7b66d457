import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ServiceAccountToken } from '#proto/polarsignals/serviceaccount/v1alpha1/serviceaccount_pb.ts';
import {
  deleteServiceAccountToken,
  forgetServiceAccountTokens,
  invalidateServiceAccountTokens,
} from '#src/api/service-accounts.ts';
import { DeletionDialog } from '#src/flows/deletion/deletion-dialog.tsx';
import type { RowDeletionProps } from '#src/flows/deletion/use-row-deletion.tsx';
import { LostWithTokens } from './lost-with-tokens.tsx';

export type DeleteTokensDialogProps = RowDeletionProps<ServiceAccountToken> & {
  organizationId: string;
  serviceAccountId: string;
  /** How many the account has. */
  listed: number;
};

/** Asks before API tokens of one account are deleted, and shows when each was last used and what it could do. */
export function DeleteTokensDialog({ onClose, focusAfter, ...current }: DeleteTokensDialogProps) {
  const queryClient = useQueryClient();
  // Kept in state: what the person confirms must not change.
  const [{ organizationId, serviceAccountId, items, listed }] = useState(current);
  return (
    <DeletionDialog
      deletion={{
        noun: 'API token',
        items,
        listed,
        nameOf: ({ name }) => name,
        remove: ({ id }) => deleteServiceAccountToken({ organizationId, serviceAccountId, id }),
        refresh: async (gone) => {
          await invalidateServiceAccountTokens(queryClient, organizationId, serviceAccountId);
          forgetServiceAccountTokens(queryClient, organizationId, serviceAccountId, gone);
        },
      }}
      {...{ onClose, focusAfter }}
    >
      <LostWithTokens {...{ organizationId }} tokens={items} />
      <p className="text-text-muted">
        {items.length < listed
          ? 'The service account keeps its roles and its other tokens.'
          : 'The service account keeps its roles, and no client can authenticate as it until you create another token.'}
      </p>
    </DeletionDialog>
  );
}
