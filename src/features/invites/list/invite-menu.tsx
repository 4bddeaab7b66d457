import { CircleStop, Link2, UsersRound } from 'lucide-react';
import type { ChangeAddress } from '#src/flows/list/use-list-address.ts';
import { copyItem } from '#src/kit/overlays/copy-item.tsx';
import type { MenuItem } from '#src/kit/overlays/menu-item.ts';
import { inviteLink } from '../invite-link.ts';
import { canEnd, statusWords } from '../invite-status.ts';
import type { InviteRow } from './invite-rows.ts';
import type { InvitesData } from './invites-data.ts';
import { whyNoLink } from './why-no-link.ts';

type Acts = {
  readonly data: Pick<InvitesData, 'create' | 'end' | 'held'>;
  readonly change: ChangeAddress;
  readonly onEnd: (row: InviteRow) => void;
};

/** The menu of an invite. */
export function inviteMenu(row: InviteRow, { data, change, onEnd }: Acts): readonly MenuItem[] {
  return [
    {
      ...copyItem(inviteLink(row.invite.token), 'link', <Link2 aria-hidden="true" />),
      disabledReason: whyNoLink(row, data),
    },
    {
      label: 'Show who accepted',
      icon: <UsersRound aria-hidden="true" />,
      onSelect: () => change({ invite: row.id }),
    },
    {
      label: 'End invite',
      icon: <CircleStop aria-hidden="true" />,
      danger: true,
      separatorBefore: true,
      disabledReason: whyNotEnd(row, data),
      onSelect: () => onEnd(row),
    },
  ];
}

/** Why the person can't end an invite; `undefined` if they can. */
export function whyNotEnd({ status }: InviteRow, { end }: Pick<InvitesData, 'end'>): string | undefined {
  return canEnd(status) ? end.reason : statusWords[status].meaning;
}
