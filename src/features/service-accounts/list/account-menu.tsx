import { KeyRound, Copy, Trash2 } from 'lucide-react';
import { useCan } from '#src/access/use-can.ts';
import { copyAndSay } from '#src/kit/feedback/copy-and-say.ts';
import { MenuButton } from '#src/kit/overlays/menu.tsx';
import type { AccountRow } from './account-rows.ts';

export type AccountMenuProps = {
  organizationId: string;
  row: Pick<AccountRow, 'id' | 'name' | 'subject'>;
  onCreateToken: () => void;
  onDelete: () => void;
};

/** What can be done to one service account of the table. */
export function AccountMenu({ organizationId, row, onCreateToken, onDelete }: AccountMenuProps) {
  const createToken = useCan(organizationId, 'serviceaccounttoken.create');
  const remove = useCan(organizationId, 'serviceaccount.delete');
  return (
    <MenuButton
      label={`Actions for ${row.name}`}
      items={[
        {
          label: 'Create API Token',
          icon: <KeyRound aria-hidden="true" />,
          onSelect: onCreateToken,
          disabledReason: createToken.reason,
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
          onSelect: onDelete,
          danger: true,
          disabledReason: remove.reason,
          separatorBefore: true,
        },
      ]}
    />
  );
}
