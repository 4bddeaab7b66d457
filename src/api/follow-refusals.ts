import type { QueryClient } from '@tanstack/react-query';
import type { ApiError } from './errors.ts';
import { ownAccessKey } from './own-access-key.ts';
import type { OwnAccess } from './own-access.ts';
import { isExclusion, onRefusal } from './refusals.ts';

/**
 * Asks anew what the person may do when a call is refused that the buttons offered: somebody else has taken a role from them.
 * A refusal that was foreseen is no news, and neither is one while the question is on its way. So a page that is denied and
 * many refusals at once don't make many questions, and the question's own refusals don't repeat it. Answers how to stop.
 */
export function followRefusals(queryClient: QueryClient): () => void {
  return onRefusal((refusal) => {
    for (const [queryKey, access] of queryClient.getQueriesData<OwnAccess>({ queryKey: ownAccessKey() })) {
      const isOnItsWay = queryClient.isFetching({ queryKey, exact: true }) > 0;
      if (access && !isOnItsWay && isNews(refusal, access)) {
        void queryClient.invalidateQueries({ queryKey, exact: true });
      }
    }
  });
}

/** Whether the person was thought to hold what the refusal says that they lack. A foreign backend may not say what. */
function isNews(refusal: ApiError, { scopes }: OwnAccess): boolean {
  const held = scopes.flatMap(({ permissions }) => permissions);
  const missing = refusal.missingPermissions;
  if (isExclusion(refusal) || missing.length === 0) return held.length > 0;
  return missing.some((permission) => held.includes(permission));
}
