import type { QueryClient } from '@tanstack/react-query';
import { may } from '#src/access/own-access.ts';
import { ownAccessQuery } from '#src/api/access.ts';

/**
 * Where an organization opens: at its role bindings; for somebody who may not list them at its settings, which everybody
 * sees. When it can't be asked, the role bindings say why.
 */
export async function firstPage(queryClient: QueryClient, organizationId: string) {
  const access = await queryClient.ensureQueryData(ownAccessQuery(organizationId)).catch(() => undefined);
  return access && !may(access, 'rolebinding.list')
    ? '/organizations/$organizationId/settings'
    : '/organizations/$organizationId/iam/role-bindings';
}
