import { Folder, ListFilter, ShieldCheck, Wrench } from 'lucide-react';
import { problemWords } from '#src/access/binding-problems.ts';
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
  readonly onMend: (row: BindingRow) => void;
  readonly onChange: (row: BindingRow, changing: Changing) => void;
};

/** The menu of a role binding. */
export function bindingMenu(
  row: BindingRow,
  { rights, change, onDelete, onChange, onMend }: Acts,
): readonly MenuItem[] {
  const mend = isMendable(row, rights) ? mendWords(row) : undefined;
  return [
    ...(mend === undefined ? [] : [{ label: mend, icon: <Wrench aria-hidden="true" />, onSelect: () => onMend(row) }]),
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
    copyItem(row.id, 'binding ID'),
    {
      ...deleteItem('role binding', rights.remove(row.projectId).reason, () => onDelete(row)),
      separatorBefore: true,
    },
  ];
}

/** Whether deleting the role binding mends one of its problems, and the person may delete it. */
export function isMendable(row: BindingRow, { remove }: Pick<ChangeRights, 'remove'>): boolean {
  return mendWords(row) !== undefined && remove(row.projectId).allowed !== false;
}

function mendWords({ problems }: BindingRow): string | undefined {
  return problems.map((problem) => problemWords[problem].mend).find((words) => words !== undefined);
}
