import { oneOfParam, searchParams } from '#src/lib/search-params.ts';

/** The page's description: also shown while its data loads. */
export const accountPurpose = 'Who you are here, and what you can do in each organization.';

export const accountSearch = searchParams({ change: oneOfParam(['name']) });
