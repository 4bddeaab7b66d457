import { listParams } from '#src/flows/list/list-search.ts';
import { searchParams, textsParam } from '#src/lib/search-params.ts';

/** The page's description: also shown while its data loads. */
export const peoplePurpose = 'Everyone with access to this organization, their roles, and when they last signed in.';

/** The states to filter people by. */
export const personStates = ['never-signed-in', 'cannot-sign-in', 'no-role'] as const;
export type PersonState = (typeof personStates)[number];

export const peopleSearch = searchParams({
  ...listParams(['name', 'lastSignIn', 'joinedVia']),
  role: textsParam,
  state: textsParam,
  came: textsParam,
});
