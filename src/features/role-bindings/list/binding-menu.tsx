import { Folder, Hash, ListFilter, ShieldCheck } from 'lucide-react';
import { deleteItem } from '#src/flows/deletion/use-row-deletion.tsx';
import type { ChangeAddress } from '#src/flows/list/use-list-address.ts';
import { copyItem } from '#src/kit/overlays/copy-item.tsx';
import type { MenuItem } from '#src/kit/overlays/menu-item.ts';
import type { Changing } from '../change/change-form.ts';
import { type ChangeRights, whyNotChange } from '../change/why-not-change.ts';
import type { BindingRow } from './binding-rows.ts';

type Acts = {
  readonly rights: ChangeRights;
  readonly change: ChangeAddress;
  readonly onDelete: (row: BindingRow) => void;
  readonly onChange: (row: BindingRow, changing: Changing) => void;
};

/** The menu of a role binding. */
export function bindingMenu(row: BindingRow, { rights, change, onDelete, onChange }: Acts): readonly MenuItem[] {
  return [
    {
      label: 'Change role',
      icon: <ShieldCheck aria-hidden="true" />,
      disabledReason: whyNotChange(row, 'role', rights),
      onSelect: () => onChange(row, 'role'),
    },
    {
      label: 'Change scope',
      icon: <Folder aria-hidden="true" />,
      disabledReason: whyNotChange(row, 'scope', rights),
      onSelect: () => onChange(row, 'scope'),
    },
    {
      label: 'Show only this subject',
      icon: <ListFilter aria-hidden="true" />,
      onSelect: () => change({ subject: [row.subject] }),
      separatorBefore: true,
    },
    copyItem(row.subject, 'subject'),
    copyItem(row.id, 'binding ID', <Hash aria-hidden="true" />),
    {
      ...deleteItem('role binding', rights.remove(row.projectId).reason, () => onDelete(row)),
      separatorBefore: true,
    },
  ];
}
