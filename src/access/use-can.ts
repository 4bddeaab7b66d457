import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Permission } from '#domain/rules/permissions.ts';
import { accessQuery } from '#src/api/access.ts';
import { reasonFor } from './access-words.ts';

/** May the person do this? Both parts are `undefined` until it is known; `reason` also stays so when they may. */
export interface Can {
  readonly allowed: boolean | undefined;
  /** Why not, in words: "Creating a role binding needs rolebinding.create, which the Owner role has." */
  readonly reason: string | undefined;
}

/**
 * Whether the person may do what a permission stands for, to show the action disabled with its reason. Only a hint for
 * the screen: the backend decides again at every call. Prefetch `accessQuery` in the loader, or the button flickers.
 */
export function useCan(organizationId: string, permission: Permission, projectId?: string): Can {
  const { data: allowed } = useQuery(accessQuery(organizationId, permission, projectId));
  return useMemo(
    () => ({ allowed, reason: allowed === false ? reasonFor(permission) : undefined }),
    [allowed, permission],
  );
}
