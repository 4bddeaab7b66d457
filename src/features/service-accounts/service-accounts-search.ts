import { listSearch } from '#src/flows/list/list-search.ts';
import { oneOfParam, textParam } from '#src/lib/search-params.ts';

/** What the page of all accounts is for: said before its data is there, too. */
export const accountsPurpose =
  'Identities for agents, scrapers and CI jobs. They authenticate with API tokens; roles decide what they can do.';

/** Which accounts to show, by what is the matter with them. */
export const accountStates = ['no-role', 'no-token', 'never-used', 'idle'] as const;
export type AccountState = (typeof accountStates)[number];

export const serviceAccountsSearch = listSearch({
  sorts: ['name', 'tokens', 'used', 'created', 'creator'],
  filters: ['role', 'state'],
  more: {
    create: oneOfParam(['service-account', 'token']),
    /** With `create=token`: the account to preselect, by its id. */
    account: textParam,
  },
});

export const serviceAccountSearch = listSearch({
  sorts: ['name', 'created', 'creator', 'used'],
  more: { create: oneOfParam(['token']) },
});
