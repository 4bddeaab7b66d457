import { useQueries, useQuery } from '@tanstack/react-query';
import type { Permission } from '#domain/rules/permissions.ts';
import { ownAccessQuery } from '#src/api/access.ts';
import { organizationsQuery } from '#src/api/projects.ts';
import { may } from './own-access.ts';
import { type Can, useCan } from './use-can.ts';

/**
 * As `useCan`, but true if the person has the permission in any of their organizations: for what is in none yet. Asks about the
 * others only if they don't have it in this one, whose owners can give it to them.
 */
export function useCanAnywhere(organizationId: string, permission: Permission): Can {
  const here = useCan(organizationId, permission);
  const { data: organizations = [] } = useQuery(organizationsQuery());
  const others = organizations.filter(({ id }) => id !== organizationId);
  const elsewhere = useQueries({
    queries: others.map(({ id }) => Object.assign(ownAccessQuery(id), { enabled: here.allowed === false })),
  });
  if (here.allowed !== false) return here;
  if (elsewhere.some(({ data }) => data && may(data, permission))) return { allowed: true, reason: undefined };
  return elsewhere.every(({ isFetched }) => isFetched) ? here : { allowed: undefined, reason: undefined };
}
