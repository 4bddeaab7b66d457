import { ArrowRightLeft, Trash2 } from 'lucide-react';
import { copyItem } from '#src/kit/overlays/copy-item.tsx';
import type { MenuItem } from '#src/kit/overlays/menu-item.ts';
import type { LegacyTokenRow } from './legacy-token-row.ts';
import { MigrateLink } from './migrate-link.tsx';

type Acts = { organizationId: string; whyNotRevoked: string | undefined; onRevoke: () => void };

/** The menu of a legacy token. */
export function legacyTokenMenu(
  token: LegacyTokenRow,
  { organizationId, whyNotRevoked, onRevoke }: Acts,
): readonly MenuItem[] {
  return [
    {
      label: 'Migrate its client',
      icon: <ArrowRightLeft aria-hidden="true" />,
      link: <MigrateLink organizationId={organizationId} token={token} />,
    },
    copyItem(token.id, 'token ID'),
    {
      label: 'Revoke legacy token',
      icon: <Trash2 aria-hidden="true" />,
      danger: true,
      disabledReason: whyNotRevoked,
      onSelect: onRevoke,
      separatorBefore: true,
    },
  ];
}
