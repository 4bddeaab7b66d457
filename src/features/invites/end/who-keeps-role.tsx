import { useQuery } from '@tanstack/react-query';
import { acceptancesQuery } from '#src/api/invites.ts';
import { Acceptances } from '../details/acceptances.tsx';
import { type InviteRow, roleNameOf } from '../list/invite-rows.ts';
import { peopleCount } from '../people-count.ts';

type WhoKeepsRoleProps = { organizationId: string; items: readonly InviteRow[] };

/** Ending an invite takes nothing from the people who accepted it: says who they are, for a single invite. */
export function WhoKeepsRole({ organizationId, items }: WhoKeepsRoleProps) {
  const accepted = items.reduce((sum, row) => sum + row.accepted, 0);
  const [only] = items;
  if (accepted === 0)
    return <p className="text-text-muted">Nobody has accepted {items.length === 1 ? 'it' : 'them'}.</p>;
  if (!only || items.length > 1) {
    return (
      <p>
        {items.length} invites were accepted by {peopleCount(accepted)} in all, who keep their roles. To take a role
        away, delete the role binding.
      </p>
    );
  }
  return (
    <>
      <p>
        {accepted === 1 ? 'The person who accepted it keeps' : `The ${peopleCount(accepted)} who accepted it keep`} the
        role <bdi className="font-medium">{roleNameOf(only)}</bdi>. To take it away, delete the role binding.
      </p>
      <Listed organizationId={organizationId} inviteId={only.id} />
    </>
  );
}

function Listed({ organizationId, inviteId }: { organizationId: string; inviteId: string }) {
  const { data: acceptances } = useQuery(acceptancesQuery(organizationId, inviteId));
  // The sentence above says how many; without the names, the person can still decide.
  return acceptances && <Acceptances {...{ organizationId, acceptances }} />;
}
