import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Permission } from '#domain/rules/permissions.ts';
import { canQuery } from '#src/api/can-query.ts';
import { onceForEach } from '#src/lib/once-for-each.ts';
import { reasonFor } from './access-words.ts';
import { may, maySomewhere } from './own-access.ts';
import { useAsker } from './use-asker.ts';

/** May the person do this? Both are `undefined` until it is known; `reason` is `undefined` also when they may. */
export interface Can {
  readonly allowed: boolean | undefined;
  /** Why not, in the words of `reasonFor`. */
  readonly reason: string | undefined;
}

/**
 * Whether the person has a permission, in one project or in the whole organization. Use it to show an action as disabled,
 * with the reason. It is only a hint: the backend checks every call. Prefetch `ownAccessQuery` in the loader, or the button
 * flickers.
 */
export function useCan(organizationId: string, permission: Permission, projectId = ''): Can {
  const asker = useAsker(organizationId);
  const { access } = asker;
  const known = access && may(access, permission, projectId);
  const isOpen = known === false && projectId !== '' && !access?.isComplete;
  const { data: answer } = useQuery({ ...canQuery(organizationId, permission, projectId), enabled: isOpen });
  const allowed = isOpen ? answer : known;
  return useMemo(() => canOf(allowed, () => reasonFor(permission, asker)), [allowed, permission, asker]);
}

/** As `useCan`, but true if the person has it organization-wide or in at least one of these projects. */
export function useCanSomewhere(organizationId: string, permission: Permission, projectIds: readonly string[]): Can {
  const asker = useAsker(organizationId);
  return useMemo(() => {
    const allowed = asker.access && maySomewhere(asker.access, permission, projectIds);
    return canOf(allowed, () => reasonFor(permission, asker));
  }, [asker, permission, projectIds]);
}

/** As `useCan`, for the rows of a list: returns a check by project (`null` or the empty ID: the organization). */
export function useCanAt(organizationId: string, permission: Permission): (projectId: string | null) => Can {
  const asker = useAsker(organizationId);
  return useMemo(() => {
    // Each is computed once for all rows.
    const no = canOf(false, () => reasonFor(permission, asker));
    const at = onceForEach((projectId: string): Can => {
      const allowed = asker.access && may(asker.access, permission, projectId);
      return allowed === false ? no : { allowed, reason: undefined };
    });
    return (projectId) => at(projectId ?? '');
  }, [asker, permission]);
}

function canOf(allowed: boolean | undefined, reason: () => string): Can {
  return { allowed, reason: allowed === false ? reason() : undefined };
}
