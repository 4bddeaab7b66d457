import { KeyRound } from 'lucide-react';
import type { Can } from '#src/access/use-can.ts';
import { deleteItem } from '#src/flows/deletion/use-row-deletion.tsx';
import { copyItem } from '#src/kit/overlays/copy-item.tsx';
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
    copyItem(row.id, 'ID'),
    copyItem(row.subject, 'subject'),
    { ...deleteItem('service account', acts.deleteAccount.reason, acts.onDelete), separatorBefore: true },
  ];
}
