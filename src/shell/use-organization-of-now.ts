import { useQuery } from '@tanstack/react-query';
import { useMatches, useParams, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { organizationsQuery } from '#src/api/projects.ts';

const routeId = '/organizations/$organizationId';

/**
 * Titles and breadcrumbs follow when the open organization is renamed, here or elsewhere; and when somebody else deletes it,
 * its pages say so.
 */
export function useOrganizationOfNow(): void {
  const router = useRouter();
  const { organizationId } = useParams({ strict: false });
  const title = useMatches({
    select: (matches) => {
      const match = matches.find((one) => one.routeId === routeId);
      return match?.status === 'success' ? match.loaderData?.title : undefined;
    },
  });
  const { data: organizations } = useQuery({ ...organizationsQuery(), enabled: organizationId !== undefined });
  const name = organizations?.find(({ id }) => id === organizationId)?.name;
  /** What the title should be; empty for an organization that is gone. */
  const missed = organizations && title !== undefined && title !== name ? (name ?? '') : undefined;
  useEffect(() => {
    if (missed !== undefined) void router.invalidate({ filter: (match) => match.routeId === routeId });
  }, [missed, router]);
}
