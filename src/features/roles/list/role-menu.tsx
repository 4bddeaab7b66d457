import { Link } from '@tanstack/react-router';
import { ArrowLeftRight, Copy, Pencil } from 'lucide-react';
import { deleteItem } from '#src/flows/deletion/use-row-deletion.tsx';
import { copyItem } from '#src/kit/overlays/copy-item.tsx';
import type { MenuItem } from '#src/kit/overlays/menu-item.ts';
import type { RoleRights } from '../role-rights.ts';
import type { RoleRow } from './role-rows.ts';

type Acts = {
  readonly organizationId: string;
  readonly rights: RoleRights;
  readonly onClone: () => void;
  readonly onDelete: () => void;
};

/** The menu of a role in the list. */
export function roleMenu({ value, isSystem }: RoleRow, acts: Acts): readonly MenuItem[] {
  const { organizationId, rights } = acts;
  return [
    {
      label: 'Change role',
      icon: <Pencil aria-hidden="true" />,
      link: (
        <Link
          to="/organizations/$organizationId/iam/roles/$role"
          params={{ organizationId, role: value }}
          search={{ change: true }}
        />
      ),
      disabledReason: rights.change(isSystem),
    },
    { label: 'Clone role', icon: <Copy aria-hidden="true" />, onSelect: acts.onClone, disabledReason: rights.create },
    {
      label: 'Compare with another role',
      icon: <ArrowLeftRight aria-hidden="true" />,
      link: (
        <Link to="/organizations/$organizationId/iam/roles/compare" params={{ organizationId }} search={{ a: value }} />
      ),
    },
    copyItem(value, 'reference'),
    { ...deleteItem('role', rights.remove(isSystem), acts.onDelete), separatorBefore: true },
  ];
}
