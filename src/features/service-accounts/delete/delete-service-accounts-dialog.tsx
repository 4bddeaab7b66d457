import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { deleteServiceAccount, forgetServiceAccounts } from '#src/api/service-accounts.ts';
import { DeletionDialog } from '#src/flows/deletion/deletion-dialog.tsx';
import type { RowDeletionProps } from '#src/flows/deletion/use-row-deletion.tsx';
import { byName } from '#src/lib/by-name.ts';
import type { AccountRow } from '../list/account-rows.ts';
import { refreshAccounts } from '../refresh.ts';
import { LossOfAccount } from './loss-of-account.tsx';
import { LossOfAccounts } from './loss-of-accounts.tsx';

type Doomed = Pick<AccountRow, 'id' | 'name' | 'subject'>;

export type DeleteServiceAccountsDialogProps = RowDeletionProps<Doomed> & {
  organizationId: string;
  /** The list's rows of these accounts. Omitted where there is no list. */
  rows?: readonly AccountRow[] | undefined;
  /** Set on the account's own page: the page is left before the lists reload without the account. */
  isOwnPage?: boolean | undefined;
};

/** Asks before service accounts are deleted, and shows what is deleted with each. */
export function DeleteServiceAccountsDialog(props: DeleteServiceAccountsDialogProps) {
  const { organizationId, rows = [], listed, isOwnPage = false, onClose, focusAfter } = props;
  const queryClient = useQueryClient();
  // Kept in state: the accounts to delete must not change; what they lose may still load meanwhile.
  const [items] = useState(() => props.items.toSorted(byName));
  const [only] = items;
  const ids = new Set(items.map(({ id }) => id));
  const refresh = async (gone: ReadonlySet<{ id: string }>) => {
    await refreshAccounts(queryClient, organizationId);
    forgetServiceAccounts(queryClient, organizationId, gone);
  };
  return (
    <DeletionDialog
      deletion={{
        noun: 'service account',
        items,
        listed,
        nameOf: ({ name }) => name,
        remove: ({ id }) => deleteServiceAccount({ organizationId, id }),
        refresh: isOwnPage ? async (gone) => void refresh(gone) : refresh,
      }}
      {...{ onClose, focusAfter }}
    >
      {only && items.length === 1 ? (
        <LossOfAccount organizationId={organizationId} account={only} />
      ) : (
        <LossOfAccounts accounts={rows.filter(({ id }) => ids.has(id)).toSorted(byName)} />
      )}
    </DeletionDialog>
  );
}
