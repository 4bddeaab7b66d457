import { listParams } from '#src/flows/list/list-search.ts';
import { oneOfParam, searchParams, textParam, textsParam } from '#src/lib/search-params.ts';

/** What the page of all accounts is for: said before its data is there, too. */
export const accountsPurpose =
  'Identities for agents, scrapers and CI jobs. They authenticate with API tokens; roles decide what they can do.';

/** Which accounts to show, by what is the matter with them. */
export const accountStates = ['no-role', 'no-token', 'never-used', 'idle'] as const;
export type AccountState = (typeof accountStates)[number];

export const serviceAccountsSearch = searchParams({
  ...listParams(['name', 'tokens', 'used', 'created', 'creator']),
  role: textsParam,
  state: textsParam,
  create: oneOfParam(['service-account', 'token']),
  /** With `create=token`: the account to preselect, by its id. */
  account: textParam,
});

export const serviceAccountSearch = searchParams({
  ...listParams(['name', 'created', 'creator', 'used']),
  create: oneOfParam(['token']),
});
