import { useQuery } from '@tanstack/react-query';
import { useMatches, useParams } from '@tanstack/react-router';
import { organizationsQuery } from '#src/api/projects.ts';

/** The organization that the person is in. */
export interface Place {
  readonly organizationId: string;
  /**
   * "loading" until it is known whether the organization exists, and "unread" if that could not be loaded; what doesn't
   * depend on it shows in any case.
   */
  readonly state: 'loading' | 'unread' | 'seen';
  /** Whether this is a page of Identity & Access Management. */
  readonly isIam: boolean;
}

/** `undefined` outside of organizations, and for one that is deleted or may not be seen. */
export function usePlace(): Place | undefined {
  const { organizationId } = useParams({ strict: false });
  const isIam = useMatches({
    select: (matches) => matches.some(({ routeId }) => routeId === '/organizations/$organizationId/iam'),
  });
  const { data: organizations, isError } = useQuery({
    ...organizationsQuery(),
    enabled: organizationId !== undefined,
  });
  if (organizationId === undefined) return undefined;
  if (organizations === undefined) return { organizationId, state: isError ? 'unread' : 'loading', isIam };
  return organizations.some(({ id }) => id === organizationId) ? { organizationId, state: 'seen', isIam } : undefined;
}
