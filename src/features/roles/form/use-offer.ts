import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { heldEverywhere } from '#src/access/own-access.ts';
import type { PermissionOffer } from '#src/access/permission-choices.ts';
import { ownAccessQuery } from '#src/api/access.ts';
import { permissionsQuery } from '#src/api/roles.ts';
import { useLastError } from '#src/api/use-last-error.ts';

/** The picker's choices, and whether the backend's list is there. */
export interface RoleOffer extends PermissionOffer {
  readonly list: 'loaded' | 'loading' | 'failed';
  readonly retry: () => void;
}

const none: readonly string[] = [];

/**
 * What the backend lists as permissions, and which of them the person holds organization-wide. `kept`: what the role has
 * already.
 */
export function useOffer(organizationId: string, kept: readonly string[]): RoleOffer {
  const permissions = useQuery(permissionsQuery());
  const { data: access } = useQuery(ownAccessQuery(organizationId));
  const failure = useLastError(permissions);
  const { data: catalogue, refetch } = permissions;
  return useMemo(
    () => ({
      catalogue: catalogue ?? none,
      kept,
      held: access && heldEverywhere(access),
      list: catalogue ? 'loaded' : failure === null ? 'loading' : 'failed',
      retry: () => void refetch(),
    }),
    [catalogue, kept, access, failure, refetch],
  );
}
