import type { Invite } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import { Section } from '#src/kit/text/section.tsx';
import type { Kept } from '../use-keepers.ts';
import { InviteLine } from './invite-line.tsx';
import { KeptRows } from './kept-rows.tsx';

/** The open invites that give a role to whoever accepts them. */
export function RoleInvites({ invites }: { invites: Kept<Invite> }) {
  return (
    <Section title="Open invites">
      <KeptRows
        kept={invites}
        what="the invites"
        permission="invite.list"
        none="No open invite gives this role."
        keyOf={({ id }) => id}
      >
        {(invite) => <InviteLine invite={invite} />}
      </KeptRows>
    </Section>
  );
}
