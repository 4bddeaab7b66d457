import type { QueryClient } from '@tanstack/react-query';
import { may } from '#src/access/own-access.ts';
import { ownAccessQuery } from '#src/api/access.ts';
import { projectsQuery } from '#src/api/projects.ts';

/**
 * The first page of an organization: the overview for who may list role bindings; billing for a billing admin; else the
 * projects that the person sees; without projects the usage, or the settings, which everybody sees. If that can't be loaded,
 * the overview says why.
 */
export async function firstPage(queryClient: QueryClient, organizationId: string) {
  const access = await queryClient.ensureQueryData(ownAccessQuery(organizationId)).catch(() => undefined);
  if (!access || may(access, 'rolebinding.list')) return '/organizations/$organizationId/overview';
  if (may(access, 'billing.read')) return '/organizations/$organizationId/settings/billing';
  const projects = await queryClient.query(projectsQuery(organizationId)).catch(() => []);
  if (projects.length > 0) return '/organizations/$organizationId/projects';
  if (may(access, 'organization.usage.read')) return '/organizations/$organizationId/settings/usage';
  return '/organizations/$organizationId/settings';
}
