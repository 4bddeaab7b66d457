import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  deleteServiceAccountToken,
  forgetServiceAccountTokens,
  invalidateServiceAccountTokens,
} from '#src/api/service-account-tokens.ts';
import { DeletionDialog } from '#src/flows/deletion/deletion-dialog.tsx';
import type { RowDeletionProps } from '#src/flows/deletion/use-row-deletion.tsx';
import { isolated } from '#src/lib/isolated.ts';
import { keptTokens, type TokenRow } from '../tokens/token-row.ts';
import { keptWords } from './kept-words.ts';
import { LostWithTokens } from './lost-with-tokens.tsx';

export type DeleteTokensDialogProps = RowDeletionProps<TokenRow> & {
  organizationId: string;
  /** All tokens of the accounts, those that stay as well. */
  all: readonly TokenRow[];
};

/** Asks before API tokens are deleted, and shows when each was last used and what it could do. */
export function DeleteTokensDialog({ onClose, focusAfter, ...current }: DeleteTokensDialogProps) {
  const queryClient = useQueryClient();
  // Kept in state: what the person confirms must not change.
  const [{ organizationId, items, listed, all }] = useState(current);
  const kept = keptTokens(all, items);
  const accountIds = [...new Set(items.map(({ serviceAccountId }) => serviceAccountId))];
  const isOfOne = accountIds.length === 1;
  return (
    <DeletionDialog
      deletion={{
        noun: 'API token',
        items,
        listed,
        nameOf: ({ name, accountName }) => (isOfOne ? name : `${isolated(name)} of ${isolated(accountName)}`),
        remove: ({ id, serviceAccountId }) => deleteServiceAccountToken({ organizationId, serviceAccountId, id }),
        refresh: async (gone) => {
          await invalidateServiceAccountTokens(queryClient, organizationId, ...accountIds);
          forgetServiceAccountTokens(queryClient, organizationId, accountIds, gone);
        },
      }}
      {...{ onClose, focusAfter }}
    >
      <LostWithTokens {...{ organizationId, isOfOne }} tokens={items} />
      <p className="text-text-muted">{keptWords(kept)}</p>
    </DeletionDialog>
  );
}
