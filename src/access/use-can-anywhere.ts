import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Permission } from '#domain/rules/permissions.ts';
import { ownAccessQuery } from '#src/api/access.ts';
import { organizationsQuery } from '#src/api/projects.ts';
import { may } from './own-access.ts';
import { type Can, useCan } from './use-can.ts';

/**
 * As `useCan`, but true if the person has the permission in any of their organizations: for what is in none yet. Asks about the
 * others only if they don't have it in this one, whose owners can give it to them. False for a person who counts here only.
 */
export function useCanAnywhere(organizationId: string, permission: Permission): Can {
  const here = useCan(organizationId, permission);
  const { data: access } = useQuery(ownAccessQuery(organizationId));
  const { data: organizations = [] } = useQuery(organizationsQuery());
  const others = organizations.map(({ id }) => id).filter((id) => id !== organizationId);
  const elsewhere = useQuery({ ...mayInAny(others, permission), enabled: here.allowed === false });
  if (access?.onlyHere) return { allowed: false, reason: onlyHere };
  if (here.allowed !== false) return here;
  if (elsewhere.data) return { allowed: true, reason: undefined };
  return elsewhere.isFetched ? here : { allowed: undefined, reason: undefined };
}

const onlyHere = 'You signed in through single sign-on, which counts in this organization only.';

/** Whether the person has the permission in any of these. One that can't be asked counts as none: this is only a hint. */
function mayInAny(organizationIds: readonly string[], permission: Permission) {
  return queryOptions({
    queryKey: ['may-in-any', permission, ...organizationIds],
    queryFn: async ({ client }) => {
      const asked = organizationIds.map((id) => client.query(ownAccessQuery(id)).catch(() => undefined));
      return (await Promise.all(asked)).some((access) => access && may(access, permission));
    },
  });
}
