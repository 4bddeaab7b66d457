import { timestampDate } from '@bufbuild/protobuf/wkt';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { isInUse } from '#src/access/is-in-use.ts';
import { serviceAccountTokensQuery } from '#src/api/service-account-tokens.ts';
import { deleteServiceAccount, forgetServiceAccounts } from '#src/api/service-accounts.ts';
import { refreshAccounts } from '#src/flows/create-token/refresh-accounts.ts';
import { DeletionDialog } from '#src/flows/deletion/deletion-dialog.tsx';
import type { RowDeletionProps } from '#src/flows/deletion/use-row-deletion.tsx';
import { useNow } from '#src/kit/text/now.ts';
import { byName } from '#src/lib/by-name.ts';
import type { AccountRow } from '../list/account-rows.ts';
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
  const accounts = rows.filter(({ id }) => ids.has(id)).toSorted(byName);
  const isUsed = useIsUsed(organizationId, only && items.length === 1 ? only.id : undefined, accounts);
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
        typesName: isUsed,
        nameOf: ({ name }) => name,
        remove: ({ id }) => deleteServiceAccount({ organizationId, id }),
        refresh: isOwnPage ? async (gone) => void refresh(gone) : refresh,
      }}
      {...{ onClose, focusAfter }}
    >
      {only && items.length === 1 ? (
        <LossOfAccount organizationId={organizationId} account={only} />
      ) : (
        <LossOfAccounts {...{ organizationId, accounts }} />
      )}
    </DeletionDialog>
  );
}

/** Whether a client uses a token of these accounts, or may do so: while tokens load, nobody knows. */
function useIsUsed(organizationId: string, onlyId: string | undefined, accounts: readonly AccountRow[]): boolean {
  const now = useNow();
  const { data: tokens, isLoading } = useQuery({
    ...serviceAccountTokensQuery(organizationId, onlyId ?? ''),
    enabled: onlyId !== undefined,
  });
  if (onlyId === undefined) {
    return accounts.some(
      ({ tokens: some }) => some.kind === 'loading' || (some.kind === 'known' && isInUse(some.lastUsed, now)),
    );
  }
  return isLoading || (tokens ?? []).some(({ lastUsedAt }) => isInUse(lastUsedAt && timestampDate(lastUsedAt), now));
}
