import type { QueryClient } from '@tanstack/react-query';
import { may } from '#src/access/own-access.ts';
import { ownAccessQuery } from '#src/api/access.ts';
import { projectsQuery } from '#src/api/projects.ts';

/**
 * Where an organization opens: at its overview; for somebody who may not list the role bindings at the projects that they
 * see, or else at the settings, which everybody sees. When it can't be asked, the overview says why.
 */
export async function firstPage(queryClient: QueryClient, organizationId: string) {
  const access = await queryClient.ensureQueryData(ownAccessQuery(organizationId)).catch(() => undefined);
  if (!access || may(access, 'rolebinding.list')) return '/organizations/$organizationId/overview';
  const projects = await queryClient.query(projectsQuery(organizationId)).catch(() => []);
  return projects.length > 0 ? '/organizations/$organizationId/projects' : '/organizations/$organizationId/settings';
}
