import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Permission } from '#domain/rules/permissions.ts';
import { canQuery } from '#src/api/can-query.ts';
import { reasonFor } from './access-words.ts';
import { may, maySomewhere } from './own-access.ts';
import { useAsker } from './use-asker.ts';

/** May the person do this? Both parts are `undefined` until it is known; `reason` also stays so when they may. */
export interface Can {
  readonly allowed: boolean | undefined;
  /** Why not, in the words of `reasonFor`. */
  readonly reason: string | undefined;
}

/**
 * Whether the person may do what a permission stands for, in one project or in the whole organization, to show the action
 * disabled with its reason. Only a hint for the screen: the backend decides again at every call. Prefetch `ownAccessQuery`
 * in the loader, or the button flickers.
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

/** As `useCan`: whether the person may do it in the whole organization or in at least one of these projects. */
export function useCanSomewhere(organizationId: string, permission: Permission, projectIds: readonly string[]): Can {
  const asker = useAsker(organizationId);
  return useMemo(() => {
    const allowed = asker.access && maySomewhere(asker.access, permission, projectIds);
    return canOf(allowed, () => reasonFor(permission, asker));
  }, [asker, permission, projectIds]);
}

/** As `useCan`, for the rows of a list: tells it of a project, or for `null` and the empty ID of the organization. */
export function useCanAt(organizationId: string, permission: Permission): (projectId: string | null) => Can {
  const asker = useAsker(organizationId);
  return useMemo(() => {
    // Worded once, however many rows there are.
    const no = canOf(false, () => reasonFor(permission, asker));
    return (projectId) => {
      const allowed = asker.access && may(asker.access, permission, projectId ?? '');
      return allowed === false ? no : { allowed, reason: undefined };
    };
  }, [asker, permission]);
}

function canOf(allowed: boolean | undefined, reason: () => string): Can {
  return { allowed, reason: allowed === false ? reason() : undefined };
}
