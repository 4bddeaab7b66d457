import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { PermissionOffer } from '#src/access/permission-choices.ts';
import { ownAccessQuery } from '#src/api/access.ts';
import { permissionsQuery } from '#src/api/roles.ts';

/** What the backend lists as permissions, and which of them the person holds organization-wide. */
export function useCatalogue(organizationId: string): Omit<PermissionOffer, 'kept'> {
  const { data: catalogue } = useSuspenseQuery(permissionsQuery());
  const { data: access } = useQuery(ownAccessQuery(organizationId));
  return useMemo(() => {
    const wide = access?.scopes.find(({ projectId }) => projectId === '');
    return { catalogue, held: wide && new Set(wide.permissions) };
  }, [catalogue, access]);
}
