import { Copy, KeyRound, Trash2 } from 'lucide-react';
import type { Can } from '#src/access/use-can.ts';
import { copyAndSay } from '#src/kit/feedback/copy-and-say.ts';
import type { MenuItem } from '#src/kit/overlays/menu-item.ts';
import type { AccountRow } from './account-rows.ts';

type Acts = {
  readonly createToken: Can;
  readonly remove: Can;
  readonly onCreateToken: (row: AccountRow) => void;
  readonly onDelete: (row: AccountRow) => void;
};

/** The menu of a service account in the list. */
export function accountMenu(row: AccountRow, acts: Acts): readonly MenuItem[] {
  return [
    {
      label: 'Create API Token',
      icon: <KeyRound aria-hidden="true" />,
      onSelect: () => acts.onCreateToken(row),
      disabledReason: acts.createToken.reason,
    },
    { label: 'Copy ID', icon: <Copy aria-hidden="true" />, onSelect: () => void copyAndSay(row.id, 'ID') },
    {
      label: 'Copy subject',
      icon: <Copy aria-hidden="true" />,
      onSelect: () => void copyAndSay(row.subject, 'subject'),
    },
    {
      label: 'Delete service account',
      icon: <Trash2 aria-hidden="true" />,
      onSelect: () => acts.onDelete(row),
      danger: true,
      disabledReason: acts.remove.reason,
      separatorBefore: true,
    },
  ];
}
