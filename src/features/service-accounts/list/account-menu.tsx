import { Copy, KeyRound } from 'lucide-react';
import type { Can } from '#src/access/use-can.ts';
import { deleteItem } from '#src/flows/deletion/use-row-deletion.tsx';
import { copyAndSay } from '#src/kit/feedback/copy-and-say.ts';
import type { MenuItem } from '#src/kit/overlays/menu-item.ts';
import type { AccountRow } from './account-rows.ts';

type Acts = {
  readonly createToken: Can;
  readonly deleteAccount: Can;
  readonly onCreateToken: () => void;
  readonly onDelete: () => void;
};

/** The menu of a service account in the list. */
export function accountMenu(row: AccountRow, acts: Acts): readonly MenuItem[] {
  return [
    {
      label: 'Create API Token',
      icon: <KeyRound aria-hidden="true" />,
      onSelect: acts.onCreateToken,
      disabledReason: acts.createToken.reason,
    },
    { label: 'Copy ID', icon: <Copy aria-hidden="true" />, onSelect: () => void copyAndSay(row.id, 'ID') },
    {
      label: 'Copy subject',
      icon: <Copy aria-hidden="true" />,
      onSelect: () => void copyAndSay(row.subject, 'subject'),
    },
    { ...deleteItem('service account', acts.deleteAccount.reason, acts.onDelete), separatorBefore: true },
  ];
}
