import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ServiceAccountToken } from '#proto/polarsignals/serviceaccount/v1alpha1/serviceaccount_pb.ts';
import {
  deleteServiceAccountToken,
  forgetServiceAccountTokens,
  invalidateServiceAccountTokens,
} from '#src/api/service-accounts.ts';
import { DeleteManyDialog } from '#src/flows/delete-many/delete-many-dialog.tsx';
import { LostTokens } from './lost-tokens.tsx';

export type DeleteManyTokensDialogProps = {
  organizationId: string;
  serviceAccountId: string;
  tokens: readonly ServiceAccountToken[];
  /** Whether the account has no other. */
  areAll: boolean;
  /** `isDone`: all of them are gone. */
  onClose: (isDone: boolean) => void;
};

/** Asks before API tokens of one account go, saying when each was last used. */
export function DeleteManyTokensDialog({ onClose, ...current }: DeleteManyTokensDialogProps) {
  const queryClient = useQueryClient();
  // What the person confirms must not change under them.
  const [{ organizationId, serviceAccountId, tokens, areAll }] = useState(current);
  return (
    <DeleteManyDialog
      noun="API token"
      items={tokens}
      nameOf={nameOf}
      remove={({ id }) => deleteServiceAccountToken({ organizationId, serviceAccountId, id })}
      refresh={async (deleted) => {
        await invalidateServiceAccountTokens(queryClient, organizationId, serviceAccountId);
        const ids = new Set(Array.from(deleted, ({ id }) => id));
        forgetServiceAccountTokens(queryClient, organizationId, serviceAccountId, ids);
      }}
      onClose={onClose}
    >
      <LostTokens tokens={tokens} />
      <p className="text-text-muted">
        The service account stays, with its roles
        {areAll ? ', and nothing can sign in as it until you create another token' : ' and its other tokens'}. It can’t
        be undone.
      </p>
    </DeleteManyDialog>
  );
}

function nameOf({ name }: ServiceAccountToken) {
  return <bdi>{name}</bdi>;
}
