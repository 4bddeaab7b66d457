import type { QueryClient } from '@tanstack/react-query';
import type { ApiError } from './errors.ts';
import { ownAccessKey } from './own-access-key.ts';
import type { OwnAccess } from './own-access.ts';
import { isExclusion, onRefusal } from './refusals.ts';

/**
 * Reads the person's access again when the backend refuses a call that a button offered: somebody else has taken a role
 * away. All other data counts as out of date from then on, and is read again where it is next shown. Expected refusals and
 * refusals during that request are ignored, so many refusals cause one request, and its own refusals cause none. Returns a
 * function that stops it.
 */
export function followRefusals(queryClient: QueryClient): () => void {
  return onRefusal((refusal) => {
    for (const [queryKey, access] of queryClient.getQueriesData<OwnAccess>({ queryKey: ownAccessKey() })) {
      const isOnItsWay = queryClient.isFetching({ queryKey, exact: true }) > 0;
      if (access && !isOnItsWay && isNews(refusal, access)) {
        void queryClient.invalidateQueries({ refetchType: 'none' });
        void queryClient.invalidateQueries({ queryKey, exact: true });
      }
    }
  });
}

/** Whether the console thought that the person has what is missing. Other backends may not say what that is. */
function isNews(refusal: ApiError, { scopes }: OwnAccess): boolean {
  const held = scopes.flatMap(({ permissions }) => permissions);
  const missing = refusal.missingPermissions;
  if (isExclusion(refusal) || missing.length === 0) return held.length > 0;
  return missing.some((permission) => held.includes(permission));
}
