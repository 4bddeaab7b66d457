import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { deleteServiceAccount, forgetServiceAccounts } from '#src/api/service-accounts.ts';
import { DeletionDialog } from '#src/flows/deletion/deletion-dialog.tsx';
import { byName } from '#src/lib/by-name.ts';
import type { AccountRow } from '../list/account-rows.ts';
import { refreshAccounts } from '../refresh.ts';
import { LossOfAccount } from './loss-of-account.tsx';
import { LossOfAccounts } from './loss-of-accounts.tsx';

export type DeleteServiceAccountsDialogProps = {
  organizationId: string;
  items: readonly Pick<AccountRow, 'id' | 'name' | 'subject'>[];
  /** What the list knows of each account by now. Left out where there is no list. */
  rows?: readonly AccountRow[] | undefined;
  /** How many the list shows. */
  listed?: number | undefined;
  /** The page is about the account: it is left before the lists are read again without it. */
  isOwnPage?: boolean | undefined;
  /** `isDone`: all of them are gone. */
  onClose: (isDone: boolean) => void;
  focusAfter?: (() => HTMLElement | null) | undefined;
};

/** Asks before service accounts go, naming what goes with each. */
export function DeleteServiceAccountsDialog(props: DeleteServiceAccountsDialogProps) {
  const { organizationId, rows = [], listed, isOwnPage = false, onClose, focusAfter } = props;
  const queryClient = useQueryClient();
  // Which ones go must not change under the person; what goes with them may become known while they read.
  const [items] = useState(() => props.items.toSorted(byName));
  const [only] = items;
  const ids = new Set(items.map(({ id }) => id));
  const refresh = async (gone: ReadonlySet<{ id: string }>) => {
    await refreshAccounts(queryClient, organizationId);
    forgetServiceAccounts(queryClient, organizationId, new Set(Array.from(gone, ({ id }) => id)));
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
