import { Link } from '@tanstack/react-router';
import { KeyRound, Mail, UserRoundX } from 'lucide-react';
import { copyItem } from '#src/kit/overlays/copy-item.tsx';
import type { MenuItem } from '#src/kit/overlays/menu-item.ts';
import type { PersonRow } from './person-rows.ts';

type Acts = {
  readonly organizationId: string;
  /** Why this person's access can't be removed. */
  readonly whyNotRemove: string | undefined;
  readonly onRemove: () => void;
};

/** The menu of a person in the list. */
export function personMenu(
  { subject, email }: PersonRow,
  { organizationId, whyNotRemove, onRemove }: Acts,
): readonly MenuItem[] {
  return [
    {
      label: 'Show role bindings',
      icon: <KeyRound aria-hidden="true" />,
      link: (
        <Link
          to="/organizations/$organizationId/iam/role-bindings"
          params={{ organizationId }}
          search={{ subject: [subject] }}
        />
      ),
    },
    copyItem(email, 'e-mail', <Mail aria-hidden="true" />),
    copyItem(subject, 'subject'),
    {
      label: 'Remove access',
      icon: <UserRoundX aria-hidden="true" />,
      danger: true,
      separatorBefore: true,
      disabledReason: whyNotRemove,
      onSelect: onRemove,
    },
  ];
}
