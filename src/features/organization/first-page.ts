import type { QueryClient } from '@tanstack/react-query';
import { accessQuery } from '#src/api/access.ts';

/**
 * Where an organization opens: at its role bindings; for somebody who may not list them at its settings, which everybody
 * sees. When it can't be asked, the role bindings say why.
 */
export async function firstPage(queryClient: QueryClient, organizationId: string) {
  const seesBindings = await queryClient
    .ensureQueryData(accessQuery(organizationId, 'rolebinding.list'))
    .catch(() => undefined);
  return seesBindings?.allowed === false
    ? '/organizations/$organizationId/settings'
    : '/organizations/$organizationId/iam/role-bindings';
}
