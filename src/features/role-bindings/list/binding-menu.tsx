import { Fingerprint, ListFilter } from 'lucide-react';
import { deleteItem } from '#src/flows/deletion/use-row-deletion.tsx';
import type { ChangeAddress } from '#src/flows/list/use-list-address.ts';
import { copyItem } from '#src/kit/overlays/copy-item.tsx';
import type { MenuItem } from '#src/kit/overlays/menu-item.ts';
import type { BindingRow } from './binding-rows.ts';
import type { BindingsData } from './bindings-data.ts';

type Acts = {
  readonly remove: BindingsData['remove'];
  readonly change: ChangeAddress;
  readonly onDelete: (row: BindingRow) => void;
};

/** The menu of a role binding. */
export function bindingMenu(row: BindingRow, { remove, change, onDelete }: Acts): readonly MenuItem[] {
  return [
    {
      label: 'Show only this subject',
      icon: <ListFilter aria-hidden="true" />,
      onSelect: () => change({ subject: [row.subject] }),
    },
    copyItem(row.subject, 'subject'),
    copyItem(row.id, 'binding ID', <Fingerprint aria-hidden="true" />),
    {
      ...deleteItem('role binding', remove(row.projectId).reason, () => onDelete(row)),
      separatorBefore: true,
    },
  ];
}
