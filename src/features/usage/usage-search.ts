import { listParams } from '#src/flows/list/list-search.ts';
import { searchParams, textsParam } from '#src/lib/search-params.ts';

/** The page's description: also shown while its data loads. */
export const usagePurpose =
  'The profile data that your projects received in this billing cycle. Days are UTC days: each begins at midnight UTC.';

/** `project` singles out projects by their IDs, in the bars and in the list. */
export const usageSearch = searchParams({
  ...listParams(['day', 'project', 'received', 'samples']),
  project: textsParam,
});
