import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { deleteServiceAccount, forgetServiceAccounts } from '#src/api/service-accounts.ts';
import { DeleteManyDialog } from '#src/flows/delete-many/delete-many-dialog.tsx';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { useNow } from '#src/kit/text/now.ts';
import { RelativeTime } from '#src/kit/text/relative-time.tsx';
import { byName } from '#src/lib/by-name.ts';
import { counted } from '#src/lib/counted.ts';
import type { AccountRow } from '../list/account-rows.ts';
import { refreshAccounts } from '../refresh.ts';
import { isInUse } from './is-in-use.ts';

export type DeleteManyAccountsDialogProps = {
  organizationId: string;
  /** Those that go. */
  accounts: readonly AccountRow[];
  /** All that there are, with what has become known of them meanwhile. */
  rows: readonly AccountRow[];
  /** `isDone`: all of them are gone. */
  onClose: (isDone: boolean) => void;
};

/** Asks before service accounts go, naming what goes with each. */
export function DeleteManyAccountsDialog({ rows, onClose, ...current }: DeleteManyAccountsDialogProps) {
  const queryClient = useQueryClient();
  // Which ones go must not change under the person; what goes with them may become known while they read.
  const [{ organizationId, accounts }] = useState(() => ({ ...current, accounts: current.accounts.toSorted(byName) }));
  const now = useNow();
  const latest = new Map(rows.map((row) => [row.id, row]));
  const lost = accounts.map((account) => latest.get(account.id) ?? account);
  const inUse = lost.filter(({ tokens }) => tokens.kind === 'known' && isInUse(tokens.lastUsed, now));
  return (
    <DeleteManyDialog
      noun="service account"
      items={accounts}
      nameOf={nameOf}
      remove={({ id }) => deleteServiceAccount({ organizationId, id })}
      refresh={async (deleted) => {
        await refreshAccounts(queryClient, organizationId);
        forgetServiceAccounts(queryClient, organizationId, new Set(Array.from(deleted, ({ id }) => id)));
      }}
      onClose={onClose}
    >
      {inUse.length > 0 && (
        <Notice tone="warning" title={`${usedOf(inUse.length, accounts.length)} used this week`}>
          The clients that use {inUse.length === 1 ? 'its' : 'their'} tokens stop working at once.
        </Notice>
      )}
      <ul className="divide-y divide-line rounded-lg border border-line">
        {lost.map((account) => (
          <li key={account.id} className="px-3 py-2">
            <bdi className="font-medium wrap-anywhere">{account.name}</bdi>
            <p className="text-text-muted">
              {partsOf(account)}
              {account.tokens.kind === 'known' && account.tokens.lastUsed && (
                <>
                  , last used <RelativeTime at={account.tokens.lastUsed} />
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
      <p className="text-text-muted">
        Their API tokens stop working, and their role bindings go. Invites that they made and nobody accepted end. Data
        that they sent stays. It can’t be undone: a new account of the same name gets neither the tokens nor the roles.
      </p>
    </DeleteManyDialog>
  );
}

function nameOf({ name }: AccountRow) {
  return <bdi>{name}</bdi>;
}

function usedOf(used: number, all: number): string {
  if (used === all) return 'All of them were';
  return used === 1 ? '1 of them was' : `${used} of them were`;
}

/** What goes with the account, as far as it is known: what is not known is not nothing. */
function partsOf({ tokens, bindings }: AccountRow): string {
  const all = tokens.kind === 'loading' ? 'its API tokens, which are being read' : 'all its API tokens';
  const roleBindings = bindings ? counted(bindings.length, 'role binding') : 'All its role bindings';
  return `${roleBindings}, ${tokens.kind === 'known' ? counted(tokens.count, 'API token') : all}`;
}
